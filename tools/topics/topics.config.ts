/** The environment of `npm run topics`. The default is the broker of docker-compose.yml as this machine sees it. */
export function topicsConfig(): { brokers: string[] } {
  const brokers = (process.env.KAFKA_BROKERS || '127.0.0.1:9092').split(',').map((broker) => broker.trim());
  return { brokers };
}
