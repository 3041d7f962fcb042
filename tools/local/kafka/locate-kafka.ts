import { localConfig } from '../local.config';
import type { Located, PartPlace } from '../local-part';
import { startKafka } from './start-kafka';

export async function locateKafka({ folder, ports, log }: PartPlace): Promise<Located<string[]>> {
  const { kafkaBrokers } = localConfig();
  if (kafkaBrokers) return { where: kafkaBrokers };
  const started = await startKafka({ folder, port: ports.kafka, controllerPort: ports.kafkaController, log });
  return { where: [`127.0.0.1:${started.port}`], started };
}
