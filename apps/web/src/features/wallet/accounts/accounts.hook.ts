import { useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, type Schemas } from '@/api/client';
import { useCommand } from '@/api/use-command';
import { sessionApi } from '@/session/session-api';
import { WALLET } from '../get-wallet.hook';

const mostAssets = 100;

/** What an account can be opened in. */
export function useAssets() {
  return useQuery({
    queryKey: ['assets'],
    queryFn: async () => {
      const query = { limit: mostAssets };
      return (await answerOf(sessionApi.GET('/api/v1/assets', { params: { query } }))).rows;
    },
    staleTime: 60_000,
  });
}

export function useOpenAccount() {
  const changed = useChanged();
  return useCommand<Schemas['OpenAccount']>(async (body, header) => {
    const answer = await answerOf(sessionApi.POST('/api/v1/wallet/accounts', { params: { header }, body }));
    await changed();
    return answer;
  });
}

/** An empty name takes the name away. */
export function useNameAccount(accountId: string) {
  const changed = useChanged();
  return useCommand<Schemas['NameAccount']>(async (body, header) => {
    const params = { header, path: { accountId } };
    const answer = await answerOf(sessionApi.PUT('/api/v1/wallet/accounts/{accountId}/label', { params, body }));
    await changed();
    return answer;
  });
}

/** How much may leave in a day without the second factor; `null`: as much as there is. */
export function useSetStepUpLimit(accountId: string) {
  const changed = useChanged();
  return useCommand<Schemas['SetStepUpLimit']>(async (body, header) => {
    const params = { header, path: { accountId } };
    const answer = await answerOf(
      sessionApi.PUT('/api/v1/wallet/accounts/{accountId}/step-up-limit', { params, body }),
    );
    await changed();
    return answer;
  });
}

export function useCloseAccount(accountId: string) {
  const changed = useChanged();
  return useCommand<object>(async (_, header) => {
    const params = { header, path: { accountId } };
    const answer = await answerOf(sessionApi.DELETE('/api/v1/wallet/accounts/{accountId}', { params }));
    await changed();
    return answer;
  });
}

function useChanged() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: WALLET });
}
