import { useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, type Schemas } from '@/api/client';
import { useCommand } from '@/api/use-command';
import { sessionApi } from '@/session/session-api';
import { WALLET } from '../get-wallet.hook';

export type QuoteRequest = Schemas['GetQuote'];
export type ExchangeReceipt = Schemas['ExchangeReceipt'];

/** A quote is good for 30 seconds from when it was given; its answer took a part of them. */
export const QUOTE_LIVES_MS = 28_000;

/**
 * What I would get; a new quote when the one before has run out.
 * @param frozen keeps the quote: it is being used, or nobody knows whether it was
 */
export function useQuote(request: QuoteRequest, frozen: boolean) {
  return useQuery({
    queryKey: ['quote', request],
    queryFn: () => answerOf(sessionApi.POST('/api/v1/wallet/quotes', { body: request })),
    enabled: !frozen,
    refetchInterval: ({ state }) => (state.error ? false : QUOTE_LIVES_MS),
    staleTime: QUOTE_LIVES_MS,
    gcTime: 0,
  });
}

/** Exchanges at a quote. The same quote sent again is the same exchange. */
export function useExchange() {
  const queries = useQueryClient();
  return useCommand<Schemas['Exchange'], ExchangeReceipt>(async (body, header) => {
    const answer = await answerOf(sessionApi.POST('/api/v1/wallet/exchanges', { params: { header }, body }));
    void queries.invalidateQueries({ queryKey: WALLET });
    return answer;
  });
}
