import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Registry } from 'prom-client';

export interface ReadinessCheck {
  readonly name: string;
  check(): Promise<boolean> | boolean;
}

export interface InternalServer {
  readonly port: number;
  close(): Promise<void>;
}

const CHECK_TIMEOUT_MS = 2_000;

/** `/health/live`, `/health/ready` and `/metrics` on a port that is never published. */
export async function startInternalServer(options: {
  host: string;
  port: number;
  registry: Registry;
  checks: readonly ReadinessCheck[];
}): Promise<InternalServer> {
  const server = createServer((request, response) => {
    const reply = (status: number, body: string, type = 'application/json') =>
      response.writeHead(status, { 'content-type': type }).end(body);
    const path = request.url?.split('?')[0];
    if (path === '/health/live') return void reply(200, '{"status":"live"}');
    if (path === '/health/ready') {
      return void readiness(options.checks).then((state) => reply(state.ready ? 200 : 503, JSON.stringify(state)));
    }
    if (path === '/metrics') {
      return void options.registry.metrics().then(
        (text) => reply(200, text, options.registry.contentType),
        () => reply(500, '{}'),
      );
    }
    reply(404, '{}');
  });
  await listen(server, options.port, options.host);
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function readiness(checks: readonly ReadinessCheck[]) {
  const states = await Promise.all(checks.map(async (one) => [one.name, await passes(one)] as const));
  return { ready: states.every(([, passed]) => passed), checks: Object.fromEntries(states) };
}

async function passes(one: ReadinessCheck): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => (timer = setTimeout(() => resolve(false), CHECK_TIMEOUT_MS)));
  return await Promise.race([
    Promise.resolve()
      .then(() => one.check())
      .catch(() => false),
    late,
  ]).finally(() => clearTimeout(timer));
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}
