import { useMutation } from '@tanstack/react-query';
import { decided } from './await-operation';
import { asProblem } from './problem';
import { useIdempotencyKey } from './use-idempotency-key';

type Headers = { 'Idempotency-Key': string };

/**
 * Sends a form's request and waits for the decision on it. Sent again after a lost answer it is the same request.
 * @param send passes the headers on
 */
export function useCommand<Body extends object>(send: (body: Body, header: Headers) => Promise<object | undefined>) {
  const idempotency = useIdempotencyKey();
  return useMutation({
    mutationFn: (body: Body) => decided(send(body, { 'Idempotency-Key': idempotency.keyFor(body) })),
    onSuccess: () => idempotency.settle(),
    onError: (error) => {
      if (!asProblem(error).answerLost) idempotency.settle();
    },
  });
}
