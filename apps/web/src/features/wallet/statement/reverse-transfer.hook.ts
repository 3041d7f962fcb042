import { useQueryClient } from '@tanstack/react-query';
import { answerOf, type Schemas } from '@/api/client';
import { useCommand } from '@/api/use-command';
import { sessionApi } from '@/session/session-api';
import { WALLET } from '../get-wallet.hook';

/** Gives back what I was paid. */
export function useReverseTransfer(transferId: string) {
  const queries = useQueryClient();
  return useCommand<object, Schemas['ReversalReceipt']>(async (_, header) => {
    const params = { header, path: { transferId } };
    const answer = await answerOf(sessionApi.POST('/api/v1/wallet/transfers/{transferId}/reversal', { params }));
    await queries.invalidateQueries({ queryKey: WALLET });
    return answer;
  });
}
