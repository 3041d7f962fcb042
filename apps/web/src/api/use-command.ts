import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { decided } from './await-operation';
import { asProblem } from './problem';
import { useIdempotencyKey } from './use-idempotency-key';

type Headers = { 'Idempotency-Key': string };

/**
 * Sends a form's request and waits for the decision on it. Sent again after a lost answer it is the same request.
 * `taken`: the API has it and the decision takes longer.
 * @param send passes the headers on
 */
export function useCommand<Body extends object, Answer extends object = object>(
  send: (body: Body, header: Headers) => Promise<object | undefined>,
) {
  const idempotency = useIdempotencyKey();
  const [taken, setTaken] = useState(false);
  const command = useMutation({
    mutationFn: async (body: Body) => {
      setTaken(false);
      const answer = send(body, { 'Idempotency-Key': idempotency.keyFor(body) });
      return (await decided(answer, () => setTaken(true))) as Answer | undefined;
    },
    onSuccess: () => idempotency.settle(),
    onError: (error) => {
      if (!asProblem(error).answerLost) idempotency.settle();
    },
  });
  return { ...command, taken: taken && command.isPending };
}
