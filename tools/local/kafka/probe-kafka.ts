import { Kafka, logLevel } from 'kafkajs';

/** The broker answers as the cluster we started, and has itself as a member. */
export async function probeKafka(broker: string, clusterId: string): Promise<void> {
  const kafka = new Kafka({
    clientId: 'portfel-local',
    brokers: [broker],
    logLevel: logLevel.NOTHING,
    connectionTimeout: 1000,
    requestTimeout: 2000,
    retry: { retries: 0 },
  });
  const admin = kafka.admin();
  try {
    await admin.connect();
    const cluster = await admin.describeCluster();
    if (cluster.clusterId !== clusterId) throw new Error(`${broker} answers as another cluster.`);
    if (cluster.brokers.length === 0) throw new Error('The broker is not a member of its cluster yet.');
  } finally {
    await admin.disconnect();
  }
}
