import { useQuery } from '@tanstack/react-query';
import { answerOf, type Schemas } from '@/api/client';
import { asProblem } from '@/api/problem';
import { sessionApi } from '@/session/session-api';

export type Wallet = Schemas['Wallet'];
export type Account = Wallet['accounts'][number];
export type Asset = Account['asset'];

/** Everything that is asked about the wallet is kept below this key: one change makes all of it old. */
export const WALLET = ['wallet'];

const opening = { patientTries: 20, everyMs: 1_000, thenEveryMs: 5_000 };

/** The signed-in person's wallet; null while it is still being opened, and then asked for again until it is there. */
export function useWallet() {
  const query = useQuery({
    queryKey: [...WALLET, 'now'],
    queryFn: getWallet,
    refetchInterval: ({ state }) => {
      if (state.data !== null) return false;
      return state.dataUpdateCount < opening.patientTries ? opening.everyMs : opening.thenEveryMs;
    },
  });
  return query;
}

async function getWallet(): Promise<Wallet | null> {
  try {
    return await answerOf(sessionApi.GET('/api/v1/wallet'));
  } catch (error) {
    if (asProblem(error).code === 'wallet-not-found') return null;
    throw error;
  }
}
