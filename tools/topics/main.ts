import { ensureTopics } from '@portfel/messaging';
import { portfelTopics } from './portfel-topics';
import { topicsConfig } from './topics.config';
import { waitForBroker } from './wait-for-broker';

const BROKER_WITHIN_MS = 60_000;

/** `npm run topics`: makes the topics that are not there, and checks the partitions of those that are. */
async function main(): Promise<void> {
  const { brokers } = topicsConfig();
  const topics = portfelTopics();
  await waitForBroker(brokers, BROKER_WITHIN_MS);
  const { created } = await ensureTopics(brokers, topics);
  for (const topic of topics) {
    console.log(
      `${created.includes(topic.name) ? 'created' : 'exists '} ${topic.name} (${topic.partitions} partitions)`,
    );
  }
}

main().catch((error: unknown) => {
  console.error((error as Error).message);
  process.exitCode = 1;
});
