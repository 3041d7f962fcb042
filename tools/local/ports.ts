import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { CannotStart } from './cannot-start';
import type { LocalPorts } from './local-part';

/** The ports people expect; the demo uses them. */
export const defaultPorts: LocalPorts = {
  kafka: 9092,
  kafkaController: 9093,
  postgres: 5432,
  mongo: 27017,
  smtp: 1025,
  mailWeb: 1080,
};

/**
 * Distinct free ports of 127.0.0.1, all held open at once while choosing.
 * They lie below the range that systems take for outgoing connections: on a first start minutes of downloads pass
 * before a part binds its port, and none of them may have taken it by then.
 */
export async function freePorts(count: number): Promise<number[]> {
  const servers: Server[] = [];
  try {
    for (let attempt = 0; servers.length < count; attempt += 1) {
      if (attempt > 500) throw new Error(`No ${count} free ports between 20000 and 32000.`);
      const server = await listen(randomInt(20_000, 32_000));
      if (server) servers.push(server);
    }
    return servers.map(portOf);
  } finally {
    await Promise.all(servers.map(close));
  }
}

export async function isPortFree(port: number): Promise<boolean> {
  const server = await listen(port);
  if (server) await close(server);
  return server !== undefined;
}

export async function requireFreePorts(thing: string, ports: number[]): Promise<void> {
  for (const port of ports) {
    if (await isPortFree(port)) continue;
    throw new CannotStart(
      thing,
      `port ${port} of this machine is already in use.`,
      `Stop the program that listens there ("lsof -i :${port}" or "ss -ltnp" names it), then try again.`,
    );
  }
}

async function listen(port: number): Promise<Server | undefined> {
  const server = createServer();
  server.listen(port, '127.0.0.1');
  return once(server, 'listening').then(
    () => server,
    () => undefined,
  );
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}

async function close(server: Server): Promise<void> {
  server.close();
  await once(server, 'close');
}
