import { useRef } from 'react';
import { v4 as uuid } from 'uuid';

/**
 * Gives the `Idempotency-Key` of a form: the same key while the same body is sent again because its answer was lost,
 * a new one for another body or after an answer.
 */
export function useIdempotencyKey() {
  const sent = useRef<{ key: string; body: string }>(undefined);
  return {
    keyFor(body: object): string {
      const text = JSON.stringify(body);
      if (sent.current?.body !== text) sent.current = { key: uuid(), body: text };
      return sent.current.key;
    },
    settle(): void {
      sent.current = undefined;
    },
  };
}
