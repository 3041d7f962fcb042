import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { answerOf, type Schemas } from '@/api/client';
import { useCommand } from '@/api/use-command';
import { sessionApi } from '@/session/session-api';
import { WALLET } from '../get-wallet.hook';

export type Payment = Schemas['Payment'];
export type Direction = Payment['direction'];
type Requested = Schemas['RequestedPayment'];

const askedEveryMs = 1_500;
const shown = 5;

export const isOpen = ({ status }: Pick<Payment, 'status'>) => status === 'requested' || status === 'sent';

/** Asks the bank for money. */
export function useRequestDeposit() {
  const changed = useChanged();
  return useCommand<Schemas['RequestDeposit'], Requested>(async (body, header) => {
    const answer = await answerOf(sessionApi.POST('/api/v1/wallet/deposits', { params: { header }, body }));
    changed();
    return answer;
  });
}

/** Sends money to a bank account. */
export function useRequestWithdrawal() {
  const changed = useChanged();
  return useCommand<Schemas['RequestWithdrawal'], Requested>(async (body, header) => {
    const answer = await answerOf(sessionApi.POST('/api/v1/wallet/withdrawals', { params: { header }, body }));
    changed();
    return answer;
  });
}

/** A payment, asked for again until the bank has carried it out or refused it. */
export function usePayment(paymentId: string) {
  const queries = useQueryClient();
  const query = useQuery({
    // Not below WALLET: it says itself when it is old, and makes the wallet old when it ends.
    queryKey: ['payment', paymentId],
    queryFn: () => answerOf(sessionApi.GET('/api/v1/wallet/payments/{paymentId}', { params: { path: { paymentId } } })),
    refetchInterval: ({ state }) => (state.data && !isOpen(state.data) ? false : askedEveryMs),
  });
  const ended = query.data !== undefined && !isOpen(query.data);
  useEffect(() => {
    if (ended) void queries.invalidateQueries({ queryKey: WALLET });
  }, [ended, queries]);
  return query;
}

/** The latest payments; asked for again while one is on its way. */
export function usePayments() {
  return useQuery({
    queryKey: [...WALLET, 'payments'],
    queryFn: async () => {
      const query = { limit: shown };
      return (await answerOf(sessionApi.GET('/api/v1/wallet/payments', { params: { query } }))).rows;
    },
    refetchInterval: ({ state }) => (state.data?.some(isOpen) ? askedEveryMs : false),
  });
}

function useChanged() {
  const queries = useQueryClient();
  return () => void queries.invalidateQueries({ queryKey: WALLET });
}
