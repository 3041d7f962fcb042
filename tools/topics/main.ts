import { setTimeout as sleep } from 'node:timers/promises';
import { ensureTopics } from '@portfel/messaging';
import { portfelTopics } from './portfel-topics';
import { topicsConfig } from './topics.config';

const BROKER_WITHIN_MS = 60_000;

/**
 * `npm run topics`: makes the topics that are not there, and checks the partitions of those that are. `--check` only
 * looks. `TOPIC_REPLICAS` is 3 where there are three brokers.
 */
async function main(): Promise<void> {
  const { brokers, replicas } = topicsConfig();
  const [argument, ...others] = process.argv.slice(2);
  if (others.length > 0 || (argument !== undefined && argument !== '--check')) {
    throw new Error('npm run topics knows one argument, --check: look, and create nothing.');
  }
  const mayCreate = argument !== '--check';
  const topics = portfelTopics();
  const { created } = await Promise.race([ensureTopics(brokers, topics, { replicas, mayCreate }), tooLate(brokers)]);
  for (const topic of topics) {
    const found = created.includes(topic.name) ? 'created' : 'exists ';
    console.log(`${found} ${topic.name}, ${topic.partitions} partitions`);
  }
}

/** Asking goes on by itself while the broker is not there yet. */
async function tooLate(brokers: readonly string[]): Promise<never> {
  await sleep(BROKER_WITHIN_MS);
  throw new Error(
    `No Kafka broker answers at ${brokers.join(', ')} within ${BROKER_WITHIN_MS / 1_000} s.\n` +
      'Start it, or name another one in KAFKA_BROKERS (host:port, with commas between), and try again.',
  );
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error((error as Error).message);
    process.exit(1);
  },
);
