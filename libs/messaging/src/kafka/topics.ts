import { Kafka, logLevel, type Admin } from 'kafkajs';
import type { TopicDeclaration } from '@portfel/contracts';
import { patchIdleTimers } from './idle-timer-patch';
import { KAFKA_RETRY } from './settings';

/**
 * Creates the declared topics that are not there. Never changes the partition count of one that is: keys would move.
 * @param options.replicas copies of each new topic; one broker has room for one
 * @param options.mayCreate false: only looks
 * @throws Error naming each topic that is missing and may not be created, or whose partitions differ
 */
export async function ensureTopics(
  brokers: readonly string[],
  topics: readonly TopicDeclaration[],
  { replicas = 1, mayCreate = true }: { replicas?: number; mayCreate?: boolean } = {},
): Promise<{ created: string[] }> {
  return await withAdmin(brokers, async (admin) => {
    const missing = await missingTopics(
      admin,
      topics.map((topic) => topic.name),
    );
    if (missing.length > 0 && !mayCreate) throw new Error(`Topics missing: ${missing.join(', ')}`);
    const wanted = topics.filter((topic) => missing.includes(topic.name));
    if (wanted.length > 0) {
      await admin.createTopics({
        waitForLeaders: true,
        topics: wanted.map((topic) => ({
          topic: topic.name,
          numPartitions: topic.partitions,
          replicationFactor: replicas,
          configEntries: [
            { name: 'retention.ms', value: String(topic.retentionMs) },
            // An acknowledgement outlives the loss of one broker.
            { name: 'min.insync.replicas', value: String(replicas >= 3 ? 2 : 1) },
          ],
        })),
      });
    }
    const { topics: found } = await admin.fetchTopicMetadata({ topics: topics.map((topic) => topic.name) });
    const differing = topics.flatMap((topic) => {
      const partitions = found.find((one) => one.name === topic.name)?.partitions.length ?? 0;
      return partitions === topic.partitions ? [] : [`${topic.name} has ${partitions}, declared ${topic.partitions}`];
    });
    if (differing.length > 0) {
      throw new Error(
        `Partition counts differ: ${differing.join('; ')}. Changing them would move keys to other partitions and break ` +
          'their order: make a new topic and move the consumers instead.',
      );
    }
    return { created: wanted.map((topic) => topic.name) };
  });
}

export async function missingTopics(admin: Admin, names: readonly string[]): Promise<string[]> {
  const existing = new Set(await admin.listTopics());
  return names.filter((name) => !existing.has(name));
}

async function withAdmin<T>(brokers: readonly string[], run: (admin: Admin) => Promise<T>): Promise<T> {
  patchIdleTimers();
  const kafka = new Kafka({
    clientId: 'portfel-topics',
    brokers: [...brokers],
    retry: KAFKA_RETRY,
    logLevel: logLevel.NOTHING,
  });
  const admin = kafka.admin();
  await admin.connect();
  try {
    return await run(admin);
  } finally {
    await admin.disconnect();
  }
}
