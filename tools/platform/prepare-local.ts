import { join } from 'node:path';

import { ensureTopics } from '@portfel/messaging';
import {
  defaultPorts,
  ensureDatabase,
  freePorts,
  requireFreePorts,
  startLocalParts,
  type LocalParts,
} from '../local/local';
import { portfelTopics } from '../topics/portfel-topics';
import { startBankPart } from './bank-part';
import { environments, PORTS_NEEDED, servicePorts, SERVICES, type Environment, type ServiceName } from './environments';
import { secretsIn } from './secrets';

export interface PreparedLocal {
  readonly parts: LocalParts;
  readonly envs: Record<ServiceName, Environment>;
  readonly gatewayUrl: string;
  /** The simulated bank. */
  readonly bankUrl: string;
  readonly webPort: number;
  readonly webUrl: string;
  readonly internalUrls: Readonly<Record<ServiceName, string>>;
  readonly databaseUrls: Readonly<Record<'auth' | 'wallet', string>>;
}

export interface PrepareOptions {
  /** Absolute; holds data and secrets of this platform. */
  readonly folder: string;
  readonly ports: 'default' | 'free';
  /** Settings for every service, e.g. a log level. */
  readonly extra?: Environment;
  readonly log: (line: string) => void;
}

const GATEWAY_PORT = 3000;
const WEB_PORT = 8080;
const BANK_PORT = 8090;

/** Starts the real parts and makes everything the services need before they can start: databases, topics, secrets. */
export async function prepareLocal(options: PrepareOptions): Promise<PreparedLocal> {
  const { folder, log } = options;
  const ports = options.ports === 'free' ? 'free' : defaultPorts;
  if (options.ports === 'default') {
    await requireFreePorts('The gateway', [GATEWAY_PORT]);
    await requireFreePorts('The web client', [WEB_PORT]);
  }
  const parts = await startLocalParts({ folder, ports, log });
  try {
    const secrets = secretsIn(join(folder, 'secrets.json'));
    const [webPort, freeBankPort, ...free] = await freePorts(PORTS_NEEDED + 2);
    const own = servicePorts(free, options.ports === 'default' ? GATEWAY_PORT : undefined);
    const gatewayUrl = `http://127.0.0.1:${own.gateway}`;
    const bankPort = options.ports === 'default' ? BANK_PORT : freeBankPort!;
    const bankUrl = `http://127.0.0.1:${bankPort}`;
    const web = options.ports === 'default' ? WEB_PORT : webPort!;
    const [auth, wallet] = await Promise.all(
      ['auth', 'wallet'].map((name) =>
        ensureDatabase(parts.postgres.adminUrl, { database: name, user: name, password: secrets.databasePassword }),
      ),
    );
    await ensureTopics(parts.kafkaBrokers, portfelTopics());
    // It stops with the others.
    parts.parts.push(await startBankPart({ folder: join(folder, 'bank'), port: bankPort, gatewayUrl, secrets, log }));
    const databaseUrls = { auth: auth!, wallet: wallet! };
    const addresses = {
      kafkaBrokers: parts.kafkaBrokers,
      databaseUrls,
      mongoUrls: { user: parts.mongoUrl('user'), notification: parts.mongoUrl('notification') },
      photoFolder: join(folder, 'photos'),
      smtpUrl: `smtp://${parts.smtp.host}:${parts.smtp.port}`,
      bankUrl,
      webUrl: `http://localhost:${web}`,
    };
    const internal = SERVICES.map((name) => [name, `http://127.0.0.1:${own.internal[name]}`]);
    return {
      parts,
      envs: environments(addresses, own, secrets, options.extra),
      gatewayUrl,
      bankUrl,
      webPort: web,
      webUrl: addresses.webUrl,
      internalUrls: Object.fromEntries(internal) as Record<ServiceName, string>,
      databaseUrls,
    };
  } catch (error) {
    await parts.stop();
    throw error;
  }
}
