import { randomUUID } from 'node:crypto';
import { testAddresses } from '@portfel/testing';
import { ensureTopics } from '../src/kafka/topics';

/** A topic of the spec's own on the real broker. @returns its name */
export async function newTopic(partitions = 1): Promise<string> {
  const name = `spec-${randomUUID()}`;
  await ensureTopics(testAddresses().kafkaBrokers, [{ name, partitions, retentionMs: 3_600_000 }]);
  return name;
}
