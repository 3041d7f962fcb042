import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { TestPerson } from '../../apps/gateway/test/access-token';
import { freePorts } from '../../tools/local/local';
import { secretsIn } from '../../tools/platform/secrets';
import type { Benchmark } from '../benchmark';
import { runLoad, type LoadMeasured } from '../load/load';
import { httpRequest } from '../load/load-plan';
import { median } from '../measure/figures';
import { interleaved } from '../measure/rounds';
import { startNode, type NodeProcess } from '../start/node-process';
import { PEOPLE, peerTokens } from './tokens';

const CLIENTS = 32;
const PATH = '/api/v1/wallet/accounts';

type Measured = LoadMeasured<{ node: number[] }>;

interface Server extends NodeProcess {
  readonly port: number;
  readonly requests: readonly string[];
}

/** B7: what the public door costs: a token, a checked body, a line in the log, an answer that is always the same. */
export const gatewayCost: Benchmark = {
  id: 'B7',
  what: 'gateway: POST with token, validation and log line, against bare Fastify and Nest on Express',
  run: async ({ short, log }) => {
    const folder = mkdtempSync(join(tmpdir(), 'portfel-bench-'));
    const servers: Server[] = [];
    const start = async (script: string, tokens: readonly string[], args: readonly string[], jwtSecret = '') => {
      const [port] = (await freePorts(1)) as [number];
      const env = { PORT: String(port), JWT_SECRET: jwtSecret, NODE_ENV: 'production' };
      const requests = tokens.map((token) =>
        httpRequest(PATH, { authorization: `Bearer ${token}` }, { assetCode: 'EUR' }),
      );
      const server = { ...startNode({ script, args, env, logFolder: folder }), port, requests };
      servers.push(server);
      await untilItListens(server);
      return server;
    };
    const measured = (server: Server) => () =>
      runLoad(
        {
          port: server.port,
          requests: server.requests,
          clients: CLIENTS,
          expectedStatus: 201,
          warmUpMs: short ? 2_500 : 3_000,
          measure: { ms: short ? 3_000 : 6_000 },
        },
        { node: [server.pid] },
      );
    try {
      const file = join(folder, 'secrets.json');
      const secrets = secretsIn(file);
      const ourTokens = Array.from({ length: PEOPLE }, () => new TestPerson(secrets).token());
      const jwtSecret = randomBytes(32).toString('hex');
      const ours = await start('bench/gateway/portfel-gateway.main.js', ourTokens, [file]);
      const fastify = await start('bench/peers/bare-fastify.main.js', peerTokens(jwtSecret), [], jwtSecret);
      const express = await start('bench/peers/nest-express.main.js', peerTokens(jwtSecret), [], jwtSecret);
      log('three servers run');
      const rounds = short ? 1 : 3;
      const toFastify = await interleaved(rounds, measured(ours), measured(fastify));
      const toExpress = await interleaved(rounds, measured(ours), measured(express));
      return {
        table: [
          ['', 'requests/s', 'CPU µs a request', 'p50 ms', 'p99 ms'],
          row('Portfel', [...toFastify.ours, ...toExpress.ours]),
          row('bare Fastify', toFastify.peers),
          row('Nest on Express', toExpress.peers),
        ],
        measures: [
          { what: 'CPU, to Fastify', value: toFastify.ratio(cpuUs, cpuUs), bar: 2.5, wanted: 'at most' },
          {
            what: 'requests/s, to Nest on Express',
            value: toExpress.ratio(perSecond, perSecond),
            bar: 4,
            wanted: 'at least',
          },
        ],
      };
    } finally {
      await Promise.all(servers.map((server) => server.stop()));
      rmSync(folder, { recursive: true });
    }
  },
};

const perSecond = ({ answers, seconds }: Measured) => answers / seconds;
const cpuUs = ({ cpu, answers }: Measured) => (cpu.node * 1_000_000) / answers;

function row(name: string, rounds: readonly Measured[]): string[] {
  const figure = (of: (one: Measured) => number, digits: number) => median(rounds.map(of)).toFixed(digits);
  return [
    name,
    figure(perSecond, 0),
    figure(cpuUs, 0),
    figure(({ p50Ms }) => p50Ms, 2),
    figure(({ p99Ms }) => p99Ms, 2),
  ];
}

async function untilItListens({ port }: Server): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    const answer = await fetch(`http://127.0.0.1:${port}${PATH}`, { method: 'POST' }).catch(() => undefined);
    if (answer) return;
    if (tries === 150) throw new Error(`nothing listens at port ${port} after 15 s`);
    await sleep(100);
  }
}
