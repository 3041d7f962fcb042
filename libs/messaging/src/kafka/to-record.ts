import type { Batch, KafkaMessage } from 'kafkajs';
import type { IncomingRecord } from '../broker.port';

/** A record as the port knows it. */
export function toRecord(
  { topic, partition }: Pick<Batch, 'topic' | 'partition'>,
  message: KafkaMessage,
): IncomingRecord {
  return {
    topic,
    partition,
    offset: message.offset,
    key: message.key?.toString() ?? '',
    value: message.value,
    headers: Object.fromEntries(Object.entries(message.headers ?? {}).map(([name, value]) => [name, String(value)])),
  };
}
