import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JwtService } from '@nestjs/jwt';
import { removeData } from '../../tools/local/local';
import { prepareLocal } from '../../tools/platform/prepare-local';
import type { Benchmark, Measure } from '../benchmark';
import { startPortfel, type PortfelSide } from '../commands/portfel-side';
import { fillLedger } from '../ledger/fill-ledger';
import { runLoad, type LoadMeasured } from '../load/load';
import { httpGet } from '../load/load-plan';
import { median } from '../measure/figures';
import { interleaved } from '../measure/rounds';
import { expectSameRows, startStatementPeer, STATEMENT, type StatementSide } from './statement-peer';

const CLIENTS = 16;
const TRANSFERS_EACH = 100;
/** People with an entry each, in the same tables. */
const OTHERS = [10_000, 100_000, 1_000_000];

type Measured = LoadMeasured<{ node: readonly number[] }>;
const p50 = ({ p50Ms }: Measured) => p50Ms;
const p99 = ({ p99Ms }: Measured) => p99Ms;

/** B8: how long somebody waits for fifty rows, and how that grows with what others have done. */
export const statementLatency: Benchmark = {
  id: 'B8',
  what: 'question: a statement of 50 rows through gateway and gRPC, 16 clients, against Fastify and pg in one process',
  run: async ({ short, log }) => {
    const folder = mkdtempSync(join(tmpdir(), 'portfel-bench-'));
    const prepared = await prepareLocal({ folder, ports: 'free', extra: { COMMAND_WAIT_MS: '30000' }, log });
    const stops: (() => Promise<void>)[] = [];
    try {
      const portfel = await startPortfel(prepared, CLIENTS, join(folder, 'logs'));
      stops.push(() => portfel.stop());
      await makeHistory(portfel);
      const jwtSecret = randomBytes(32).toString('hex');
      const jwt = new JwtService({ secret: jwtSecret });
      const peer = await startStatementPeer(prepared.databaseUrls.wallet, portfel.people, jwtSecret, folder);
      stops.push(() => peer.stop());
      const asks = (tokenOf: (person: PortfelSide['people'][number]) => string) =>
        portfel.people.map((person) => httpGet(STATEMENT, { authorization: `Bearer ${tokenOf(person)}` }));
      const ours = { port: portfel.port, pids: portfel.pids, requests: asks(({ token }) => token) };
      const tokenOfPeer = ({ accountId: sub }: { accountId: string }) => jwt.sign({ sub }, { expiresIn: '1h' });
      const theirs = { port: peer.port, pids: [peer.pid], requests: asks(tokenOfPeer) };
      const [somebody] = portfel.people;
      await expectSameRows([ours.port, somebody!.token], [theirs.port, tokenOfPeer(somebody!)]);

      const table = [['among', '', 'p50 ms', 'p99 ms', 'CPU ms of Node']];
      const measures: Measure[] = [];
      const admin = Object.assign(new URL(prepared.parts.postgres.adminUrl), { pathname: 'wallet' }).href;
      let there = 0;
      for (const others of short ? OTHERS.slice(0, 1) : OTHERS) {
        await fillLedger(admin, others - there);
        there = others;
        const load = (side: StatementSide) => () => ask(side, short);
        const rounds = await interleaved(short ? 1 : 2, load(ours), load(theirs));
        table.push(row(others, 'Portfel', rounds.ours), row(others, 'Fastify and pg', rounds.peers));
        measures.push(
          { what: `p50, ${others} others`, value: rounds.ratio(p50, p50), bar: 2.5, wanted: 'at most' },
          { what: `p99, ${others} others`, value: rounds.ratio(p99, p99), bar: 3, wanted: 'at most' },
        );
      }
      return { table, measures };
    } finally {
      await Promise.all(stops.map((stop) => stop()));
      await prepared.parts.stop();
      await removeData(folder);
    }
  },
};

/** Real transfers among the people who will ask. */
async function makeHistory({ port, requests }: PortfelSide): Promise<void> {
  const measure = { answers: CLIENTS * TRANSFERS_EACH };
  await runLoad({ port, requests, clients: 4, expectedStatus: 201, warmUpMs: 0, measure }, {});
}

function ask({ port, requests, pids }: StatementSide, short: boolean): Promise<Measured> {
  const [warmUpMs, ms] = short ? [2_500, 3_000] : [3_000, 5_000];
  return runLoad({ port, requests, clients: CLIENTS, expectedStatus: 200, warmUpMs, measure: { ms } }, { node: pids });
}

function row(others: number, name: string, rounds: readonly Measured[]): string[] {
  const figure = (of: (one: Measured) => number) => median(rounds.map(of)).toFixed(2);
  return [String(others), name, figure(p50), figure(p99), figure(({ cpu, answers }) => (cpu.node * 1_000) / answers)];
}
