import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { CannotStart } from '../cannot-start';
import type { LocalPart, Log } from '../local-part';
import { freePorts } from '../ports';
import { prepareFolder, startPart, type PartProcess } from '../process/start-part';
import { ensureCluster } from './create-cluster';
import { postgresBinaries } from './postgres-binaries';
import { postgresHome } from './postgres-home';

export interface PostgresOptions {
  /** When root runs it in a place that others cannot enter, the data lie outside: see `removeData`. */
  folder: string;
  port?: number;
  log: Log;
}

/** The real server. One cluster; `ensureDatabase` makes a database and a login per service in it. */
export async function startPostgres(options: PostgresOptions): Promise<LocalPart & { adminUrl: string }> {
  const { folder, log, port = (await freePorts(1))[0] as number } = options;
  await prepareFolder('Postgres', folder, [port]);
  const home = await postgresHome(folder);
  const binaries = await postgresBinaries(home);
  const password = await ensureCluster(folder, binaries, home);
  const adminUrl = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 200,
    fsync: 'on',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
  };
  const part = await startOverRemains({
    name: 'postgres',
    folder,
    port,
    user: home.user,
    program: join(binaries, 'postgres'),
    args: [
      '-D',
      join(home.dataHome, 'data'),
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    // Fast shutdown: ends the connections instead of waiting for them.
    stopSignal: 'SIGINT',
    probe: () => probePostgres(adminUrl),
    log,
  });
  return { ...part, adminUrl };
}

/** After kill -9 the server's own children need a moment to notice, and it does not start beside them. */
async function startOverRemains(part: PartProcess): Promise<LocalPart> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startPart(part);
    } catch (error) {
      if (attempt === 20 || !(error instanceof CannotStart) || !/shared memory block/.test(error.reason)) throw error;
      await delay(250);
    }
  }
}

async function probePostgres(adminUrl: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl, connectionTimeoutMillis: 2000 });
  // A connection that breaks while we wait is the next attempt's business.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
  } finally {
    await client.end().catch(() => undefined);
  }
}
