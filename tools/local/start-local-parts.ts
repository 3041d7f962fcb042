import { join } from 'node:path';
import { locateKafka } from './kafka/locate-kafka';
import type { LocalPart, LocalParts, LocalPorts, Located, Log, PartPlace } from './local-part';
import { locateMail } from './mail/locate-mail';
import { locateMongo } from './mongo/locate-mongo';
import { freePorts } from './ports';
import { locatePostgres } from './postgres/locate-postgres';

export type LocalPartName = 'kafka' | 'postgres' | 'mongo' | 'mail';

export interface LocalPartsOptions {
  /** Absolute. Data stay here between starts; `removeData` gives a fresh beginning. */
  folder: string;
  /** Free ones when left out. */
  ports?: 'free' | LocalPorts;
  /** All four when left out. */
  only?: LocalPartName[];
  log: Log;
}

/** Starts what Portfel stands on, all at once. When one cannot start, the others are stopped again. */
export async function startLocalParts(options: LocalPartsOptions): Promise<LocalParts> {
  const ports = options.ports === undefined || options.ports === 'free' ? await chooseFreePorts() : options.ports;
  const parts: LocalPart[] = [];
  const stop = () => allOf(parts.map((part) => part.stop())).then(() => undefined);

  /** Where a part answers; undefined when it is not wanted. What it starts is noted for `stop`. */
  async function locate<Where>(name: LocalPartName, part: (place: PartPlace) => Promise<Located<Where>>) {
    if (options.only && !options.only.includes(name)) return undefined;
    const { where, started } = await part({ folder: join(options.folder, name), ports, log: options.log });
    if (started) parts.push(started);
    return where;
  }

  try {
    const [kafkaBrokers, postgres, mongoUrl, mail] = await allOf([
      locate('kafka', locateKafka),
      locate('postgres', locatePostgres),
      locate('mongo', locateMongo),
      locate('mail', locateMail),
    ]);
    return {
      parts,
      stop,
      get kafkaBrokers() {
        return kafkaBrokers ?? notStarted('kafka');
      },
      get postgres() {
        return postgres ?? notStarted('postgres');
      },
      mongoUrl: (database) => (mongoUrl ?? notStarted('mongo'))(database),
      get smtp() {
        return mail?.smtp ?? notStarted('mail');
      },
      get mailWebUrl() {
        return mail?.webUrl ?? notStarted('mail');
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function chooseFreePorts(): Promise<LocalPorts> {
  const [kafka = 0, kafkaController = 0, postgres = 0, mongo = 0, smtp = 0, mailWeb = 0] = await freePorts(6);
  return { kafka, kafkaController, postgres, mongo, smtp, mailWeb };
}

/** Promise.all that fails only when nothing is under way any more, so that what did start can be stopped. */
async function allOf<T extends readonly unknown[]>(promises: readonly [...T]) {
  await Promise.allSettled(promises);
  return Promise.all(promises);
}

function notStarted(name: LocalPartName): never {
  throw new Error(`The local part "${name}" was not asked for: add it to "only" of startLocalParts.`);
}
