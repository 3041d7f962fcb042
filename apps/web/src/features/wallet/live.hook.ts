import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { WALLET } from './get-wallet.hook';

const everyMs = 15_000;

/** Keeps what is shown of the wallet fresh while somebody looks at it. */
export function useLive(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void queries.invalidateQueries({ queryKey: WALLET });
    }, everyMs);
    return () => clearInterval(timer);
  }, [queries]);
}
