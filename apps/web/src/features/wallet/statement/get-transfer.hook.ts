import { useQuery } from '@tanstack/react-query';
import { answerOf, type Schemas } from '@/api/client';
import { sessionApi } from '@/session/session-api';
import { WALLET } from '../get-wallet.hook';

export type Transfer = Schemas['Transfer'];

/** My side of a transfer. */
export function useTransfer(transferId: string) {
  return useQuery({
    queryKey: [...WALLET, 'transfer', transferId],
    queryFn: () =>
      answerOf(sessionApi.GET('/api/v1/wallet/transfers/{transferId}', { params: { path: { transferId } } })),
  });
}
