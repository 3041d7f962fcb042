import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection, type Connection } from 'mongoose';
import { Pool } from 'pg';
import { removeData } from '../../tools/local/local';
import { SERVICES, type Environment, type ServiceName } from '../../tools/platform/environments';
import { prepareLocal, type PreparedLocal } from '../../tools/platform/prepare-local';
import { startProcess, type ServiceProcess } from '../../tools/platform/processes';
import { untilReady } from '../../tools/platform/readiness';

/** The platform as separate processes on real parts of its own, looked at from the outside. */
export interface TestPlatform extends PreparedLocal {
  readonly folder: string;
  readonly processes: Map<ServiceName, ServiceProcess>;
  start(name: ServiceName): Promise<void>;
  kill(name: ServiceName): Promise<void>;
  postgres(database: 'auth' | 'wallet'): Pool;
  mongo(database: 'user' | 'notification'): Connection;
  /** Everything the services have logged. */
  logs(): string;
  stop(): Promise<void>;
}

export async function startPlatform(
  options: { services?: readonly ServiceName[]; extra?: Environment } = {},
): Promise<TestPlatform> {
  const folder = mkdtempSync(join(tmpdir(), 'portfel-e2e-'));
  // On a busy machine an answer may take longer than a person would be made to wait.
  const extra = { COMMAND_WAIT_MS: '10000', ...options.extra };
  const prepared = await prepareLocal({ folder, ports: 'free', extra, log: () => {} });
  const logFolder = join(folder, 'logs');
  const processes = new Map<ServiceName, ServiceProcess>();
  const launch = (name: ServiceName) => void processes.set(name, startProcess(name, prepared.envs[name], logFolder));
  const ready = async (...names: ServiceName[]) =>
    await untilReady(Object.fromEntries(names.map((name) => [name, prepared.internalUrls[name]])), 30_000);

  const services = options.services ?? SERVICES;
  services.forEach(launch);
  await ready(...services);
  const databases = await openDatabases(prepared);
  return {
    ...prepared,
    folder,
    processes,
    start: async (name) => {
      launch(name);
      await ready(name);
    },
    kill: async (name) => await processes.get(name)!.killHard(),
    postgres: (database) => databases.postgres[database],
    mongo: (database) => databases.mongo[database],
    logs: () =>
      readdirSync(logFolder)
        .map((file) => readFileSync(join(logFolder, file), 'utf8'))
        .join('\n'),
    stop: async () => {
      await databases.close();
      await Promise.all([...processes.values()].map((one) => one.stop()));
      await prepared.parts.stop();
      await removeData(folder);
    },
  };
}

async function openDatabases(prepared: PreparedLocal) {
  const postgres = {
    auth: new Pool({ connectionString: prepared.databaseUrls.auth }),
    wallet: new Pool({ connectionString: prepared.databaseUrls.wallet }),
  };
  const mongo = {
    user: createConnection(prepared.parts.mongoUrl('user')),
    notification: createConnection(prepared.parts.mongoUrl('notification')),
  };
  await Promise.all(Object.values(mongo).map((connection) => connection.asPromise()));
  return {
    postgres,
    mongo,
    close: async () => {
      await Promise.all(Object.values(postgres).map((client) => client.end()));
      await Promise.all(Object.values(mongo).map((connection) => connection.close()));
    },
  };
}
