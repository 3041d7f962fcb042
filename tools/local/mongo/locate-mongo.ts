import type { LocalParts } from '../local-part';
import { localConfig } from '../local.config';
import type { Located, PartPlace } from '../local-part';
import { localMongoUrl } from './probe-mongo';
import { startMongo } from './start-mongo';
import { withDatabase } from './with-database';

export async function locateMongo({ folder, ports, log }: PartPlace): Promise<Located<LocalParts['mongoUrl']>> {
  const { mongoUrl } = localConfig();
  if (mongoUrl) return { where: (database) => withDatabase(mongoUrl, database) };
  const started = await startMongo({ folder, port: ports.mongo, log });
  return { where: (database) => localMongoUrl(started.port, database), started };
}
