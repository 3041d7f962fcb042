import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { awaitOperation } from '@/api/await-operation';
import { answerOf, visitorApi, type Schemas } from '@/api/client';
import { asProblem } from '@/api/problem';
import { useIdempotencyKey } from '@/api/use-idempotency-key';

/** Creates an account. `queued` is true while the API has taken the request and has not yet decided on it. */
export function useSignUp() {
  const idempotency = useIdempotencyKey();
  const [queued, setQueued] = useState(false);

  const signUp = useMutation({
    mutationFn: async (body: Schemas['SignUp']) => {
      const header = { 'Idempotency-Key': idempotency.keyFor(body) };
      const taken = await answerOf(visitorApi.POST('/api/v1/accounts', { params: { header }, body }));
      if ('operationId' in taken) {
        setQueued(true);
        await awaitOperation(taken.operationId);
      }
    },
    onSuccess: () => idempotency.settle(),
    onError: (error) => {
      if (!asProblem(error).answerLost) idempotency.settle();
    },
    onSettled: () => setQueued(false),
  });

  return { signUp, queued };
}
