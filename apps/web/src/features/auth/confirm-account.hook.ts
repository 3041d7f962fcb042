import { useMutation } from '@tanstack/react-query';
import { awaitOperation } from '@/api/await-operation';
import { answerOf, visitorApi } from '@/api/client';
import { useIdempotencyKey } from '@/api/use-idempotency-key';

/** Spends the link of the confirmation mail. Sent again after a lost answer it is the same request. */
export function useConfirmAccount(token: string) {
  const idempotency = useIdempotencyKey();
  return useMutation({
    mutationFn: async () => {
      const body = { token };
      const header = { 'Idempotency-Key': idempotency.keyFor(body) };
      const taken = await answerOf(visitorApi.POST('/api/v1/accounts/confirmations', { params: { header }, body }));
      if ('operationId' in taken) await awaitOperation(taken.operationId);
    },
  });
}
