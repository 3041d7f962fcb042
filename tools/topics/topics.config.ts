/** The environment of `npm run topics`. The default is the broker of docker-compose.yml as this machine sees it. */
export function topicsConfig(): { brokers: string[]; replicas: number } {
  const brokers = (process.env.KAFKA_BROKERS || '127.0.0.1:9092').split(',').map((broker) => broker.trim());
  const replicas = Number(process.env.TOPIC_REPLICAS || '1');
  if (!Number.isInteger(replicas) || replicas < 1) throw new Error('TOPIC_REPLICAS must be a whole number from 1');
  return { brokers, replicas };
}
