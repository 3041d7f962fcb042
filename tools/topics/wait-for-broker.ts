import { setTimeout as sleep } from 'node:timers/promises';
import { Kafka, logLevel } from 'kafkajs';

/** Waits until a broker is a member of its cluster. @throws Error that says who did not answer, and why */
export async function waitForBroker(brokers: readonly string[], withinMs: number): Promise<void> {
  const deadline = Date.now() + withinMs;
  for (let problem = await askBroker(brokers); problem; problem = await askBroker(brokers)) {
    if (Date.now() > deadline) {
      throw new Error(
        `No Kafka broker answers at ${brokers.join(', ')} within ${withinMs / 1_000} s: ${problem}\n` +
          'Start the broker, or name another one in KAFKA_BROKERS (host:port, with commas between), and try again.',
      );
    }
    await sleep(500);
  }
}

/** What is wrong, or nothing. */
async function askBroker(brokers: readonly string[]): Promise<string | undefined> {
  const kafka = new Kafka({
    clientId: 'portfel-topics',
    brokers: [...brokers],
    logLevel: logLevel.NOTHING,
    connectionTimeout: 2_000,
    requestTimeout: 5_000,
    retry: { retries: 0 },
  });
  const admin = kafka.admin();
  try {
    await admin.connect();
    const cluster = await admin.describeCluster();
    return cluster.brokers.length > 0 ? undefined : 'the broker is not a member of its cluster yet';
  } catch (error) {
    return (error as Error).message;
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
}
