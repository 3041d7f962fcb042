import { useLocalStorage } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useLocale } from 'use-intl';
import { answerOf } from '@/api/client';
import { sessionApi } from '@/session/session-api';
import { WALLET } from './get-wallet.hook';

export const RANGES = ['30', '90', '365'] as const;
export type Range = (typeof RANGES)[number];

/** The currency a person counts in, kept in this browser; until they choose, the usual one of their language. */
export function useCurrency() {
  const usual = useLocale() === 'pl' ? 'PLN' : 'EUR';
  const [chosen, choose] = useLocalStorage<string>({ key: 'portfel.currency', defaultValue: '' });
  return [chosen || usual, choose] as const;
}

/** What the wallet is worth, now and day by day. */
export function useValuation(currency: string, days: Range) {
  return useQuery({
    queryKey: [...WALLET, 'valuation', currency, days],
    queryFn: () => {
      const query = { currency, days: Number(days) };
      return answerOf(sessionApi.GET('/api/v1/wallet/valuation', { params: { query } }));
    },
    placeholderData: (before) => before,
  });
}
