import { deadLetterTopic } from '@portfel/contracts';
import type { IncomingRecord, OutgoingMessage } from '../broker.port';
import { originOf } from './reading';

/** Headers of a dead letter, beside those the message had. */
export const DEAD_REASON = 'dead-reason';
export const DEAD_CONSUMER = 'dead-consumer';
export const DEAD_ORIGIN = 'dead-origin';

/** The original bytes, why they could not be read, by whom, and where they came from. */
export function deadLetter(service: string, consumer: string, record: IncomingRecord, reason: string): OutgoingMessage {
  return {
    topic: deadLetterTopic(service),
    key: record.key,
    value: record.value ?? Buffer.alloc(0),
    headers: {
      ...record.headers,
      [DEAD_REASON]: reason.slice(0, 500),
      [DEAD_CONSUMER]: consumer,
      [DEAD_ORIGIN]: originOf(record),
    },
  };
}
