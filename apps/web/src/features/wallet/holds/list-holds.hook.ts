import { useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, type Schemas } from '@/api/client';
import { useCommand } from '@/api/use-command';
import { sessionApi } from '@/session/session-api';
import { WALLET } from '../get-wallet.hook';

export type Hold = Schemas['HoldList']['rows'][number];
export type HoldReceipt = Schemas['HoldReceipt'];

/** Money that is set aside now: by me, and for me. */
export function useActiveHolds() {
  return useQuery({
    queryKey: [...WALLET, 'holds'],
    queryFn: async () => {
      const { rows } = await answerOf(sessionApi.GET('/api/v1/wallet/holds'));
      return rows.filter(({ status }) => status === 'active');
    },
  });
}

/** Sets money aside for somebody. The same review placed again is the same hold. */
export function usePlaceHold() {
  const queries = useQueryClient();
  return useCommand<Schemas['PlaceHold'], HoldReceipt>(async (body, header) => {
    const answer = await answerOf(sessionApi.POST('/api/v1/wallet/holds', { params: { header }, body }));
    void queries.invalidateQueries({ queryKey: WALLET });
    return answer;
  });
}

/** Takes what was set aside for me. */
export function useCaptureHold(holdId: string) {
  const queries = useQueryClient();
  return useCommand<Schemas['CaptureHold'], Schemas['CaptureReceipt']>(async (body, header) => {
    const params = { header, path: { holdId } };
    const answer = await answerOf(sessionApi.POST('/api/v1/wallet/holds/{holdId}/capture', { params, body }));
    await queries.invalidateQueries({ queryKey: WALLET });
    return answer;
  });
}

/** Does without what was set aside for me. */
export function useReleaseHold(holdId: string) {
  const queries = useQueryClient();
  return useCommand<object>(async (_, header) => {
    const answer = await answerOf(
      sessionApi.DELETE('/api/v1/wallet/holds/{holdId}', { params: { header, path: { holdId } } }),
    );
    await queries.invalidateQueries({ queryKey: WALLET });
    return answer;
  });
}
