import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { JwtService } from '@nestjs/jwt';
import { TestPerson } from '../../apps/gateway/test/access-token';
import { freePorts } from '../../tools/local/local';
import { secretsIn } from '../../tools/platform/secrets';
import type { Benchmark } from '../benchmark';
import { runAside, type Measured } from '../load/load';
import { httpGet } from '../load/load-plan';
import { median } from '../measure/figures';
import { interleaved } from '../measure/rounds';
import { startNode } from '../start/node-process';
import type { Heard, ListenPlan } from './listen-plan';
import { HEARD_PER_SECOND } from './transfers';

const PEOPLE = 100;
const DEVICES = 10;
const STREAM = '/api/v1/stream';

type Streamed = Measured<Heard, { node: number[] }>;

/** B10: what it costs to keep a thousand browsers up to date. */
export const streamCost: Benchmark = {
  id: 'B10',
  what: 'server-sent events: 100 people with 10 clients each, 20 events/s to every client, against Nest @Sse',
  run: async ({ short, log }) => {
    const folder = mkdtempSync(join(tmpdir(), 'portfel-bench-'));
    const secretsFile = join(folder, 'secrets.json');
    const secrets = secretsIn(secretsFile);
    const people = Array.from({ length: PEOPLE }, () => new TestPerson(secrets));
    const peopleFile = join(folder, 'people');
    writeFileSync(peopleFile, people.map(({ accountId }) => accountId).join('\n'));
    const jwtSecret = randomBytes(32).toString('hex');
    const jwt = new JwtService({ secret: jwtSecret });
    const length = { warmUpMs: 3_000, ms: short ? 5_000 : 10_000 };
    const side = (script: string, args: readonly string[], tokens: readonly string[]) => async () => {
      const [port] = (await freePorts(1)) as [number];
      const env = { PORT: String(port), JWT_SECRET: jwtSecret, NODE_ENV: 'production' };
      const server = startNode({ script, args, env, logFolder: folder });
      try {
        await untilItListens(port);
        const requests = tokens.flatMap((token) => {
          const headers = { authorization: `Bearer ${token}`, accept: 'text/event-stream' };
          return Array.from({ length: DEVICES }, () => httpGet(STREAM, headers));
        });
        const heard = await listen({ port, requests, ...length }, server.pid);
        expectAllHeard(heard, length.ms);
        return heard;
      } finally {
        await server.stop();
      }
    };
    const ourTokens = people.map((person) => person.token());
    const tokens = people.map(({ accountId: sub }) => jwt.sign({ sub }, { expiresIn: '1h' }));
    const ours = side('bench/stream/portfel-stream.main.js', [secretsFile, peopleFile], ourTokens);
    const peer = side('bench/peers/nest-sse.main.js', [peopleFile], tokens);
    try {
      const rounds = await interleaved(short ? 1 : 3, ours, peer);
      log('all clients heard all events');
      const cpu = (one: Streamed) => one.cpu.node / one.events;
      const row = (name: string, some: readonly Streamed[]) => [
        name,
        (median(some.map((one) => one.events)) / (length.ms / 1_000)).toFixed(0),
        (median(some.map(cpu)) * 1_000_000).toFixed(1),
      ];
      return {
        table: [['', 'events/s', 'CPU µs an event'], row('Portfel', rounds.ours), row('Nest @Sse', rounds.peers)],
        measures: [{ what: 'CPU an event', value: rounds.ratio(cpu, cpu), bar: 0.6, wanted: 'at most' }],
      };
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

const listen = (plan: ListenPlan, pid: number): Promise<Streamed> =>
  runAside<ListenPlan, Heard, { node: number[] }>(join(__dirname, 'listen.main.js'), plan, { node: [pid] });

/** A side that falls behind has not done the work. */
function expectAllHeard({ events, fewest }: Heard, ms: number): void {
  const each = (HEARD_PER_SECOND * ms) / 1_000;
  if (fewest < each * 0.8 || events < each * 0.9 * PEOPLE * DEVICES) {
    throw new Error(`${events} events were heard, the least by one client ${fewest} of ${each}`);
  }
}

async function untilItListens(port: number): Promise<void> {
  for (let tries = 0; !(await fetch(`http://127.0.0.1:${port}${STREAM}`).catch(() => undefined)); tries += 1) {
    if (tries === 300) throw new Error(`nothing listens at port ${port} after 30 s`);
    await sleep(100);
  }
}
