import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { listen } from '@/session/news';
import { WALLET } from './get-wallet.hook';

/** Keeps what is shown of the wallet as it is: when something happens, it is asked for again. */
export function useLive(): void {
  const queries = useQueryClient();
  useEffect(() => listen(() => void queries.invalidateQueries({ queryKey: WALLET })), [queries]);
}
