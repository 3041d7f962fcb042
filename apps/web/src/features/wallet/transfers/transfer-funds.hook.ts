import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, type Schemas } from '@/api/client';
import { useCommand } from '@/api/use-command';
import { isUsername } from '@/features/auth/sign-up.rules';
import { sessionApi } from '@/session/session-api';
import { WALLET } from '../get-wallet.hook';

export type Person = Schemas['PublicProfile'];
export type Receipt = Schemas['TransferReceipt'];

/** Who goes by a username. */
export const personQuery = (username: string) =>
  queryOptions({
    queryKey: ['person', username.toLowerCase()],
    queryFn: () => answerOf(sessionApi.GET('/api/v1/users/{username}', { params: { path: { username } } })),
    staleTime: 60_000,
  });

/** The name check of a transfer. Asks nothing before it can be a username. */
export const usePerson = (username: string) => useQuery({ ...personQuery(username), enabled: isUsername(username) });

/** Sends money. The same review sent again is the same transfer. */
export function useTransferFunds() {
  const queries = useQueryClient();
  return useCommand<Schemas['TransferFunds'], Receipt>(async (body, header) => {
    const answer = await answerOf(sessionApi.POST('/api/v1/wallet/transfers', { params: { header }, body }));
    void queries.invalidateQueries({ queryKey: WALLET });
    return answer;
  });
}

/** `Zoe Nowak`, when they tell their name. */
export const realNameOf = ({ firstName, lastName }: Person): string => [firstName, lastName].filter(Boolean).join(' ');
