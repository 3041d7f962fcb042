import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeData, startLocalParts, type LocalParts } from '../../tools/local/local';
import type { Benchmark, RunOptions } from '../benchmark';
import { median } from '../measure/figures';
import { interleaved } from '../measure/rounds';
import { newDatabase } from './new-database';
import { pgbenchTps, preparePgbench } from './pgbench';
import { WalletAlone, type Paid, type Payer } from './wallet-alone';

const IN_FLIGHT = 256;
const ACCOUNTS = 10_000;
/** Where the bars are not looked at, only how cost grows. */
const MORE_ACCOUNTS = [100_000, 1_000_000];
const WARM_UP_MS = 3_000;

const perSecond = (paid: Paid) => paid.perSecond;
const lengths = ({ short }: RunOptions) => ({ rounds: short ? 1 : 3, ms: short ? 5_000 : 10_000 });
const any = (payers: readonly Payer[]): Payer => payers[Math.floor(Math.random() * payers.length)]!;

/** Two people who are not the same. */
function someTwo(payers: readonly Payer[]): readonly [Payer, Payer] {
  const from = any(payers);
  for (;;) {
    const to = any(payers);
    if (to !== from) return [from, to];
  }
}

/** B1: transfers a second among many accounts, to the database's own benchmark. */
export const ledgerUniform: Benchmark = {
  id: 'B1',
  what: 'ledger: transfers among 10,000 accounts, 256 in flight, full shape, against pgbench TPC-B on the same server',
  run: (options) =>
    withPostgres(options, async (parts) => {
      const pgbenchUrl = await newDatabase(parts.postgres, 'bench_pgbench');
      await preparePgbench(pgbenchUrl);
      const wallet = await WalletAlone.start(parts, 'bench_ledger', { grouped: true });
      const payers = await wallet.addPayers(ACCOUNTS);
      options.log(`${ACCOUNTS} accounts are there`);
      const { rounds, ms } = lengths(options);
      await wallet.pay(IN_FLIGHT, WARM_UP_MS, () => someTwo(payers));
      await pgbenchTps(pgbenchUrl, WARM_UP_MS);
      const found = await interleaved(
        rounds,
        () => wallet.pay(IN_FLIGHT, ms, () => someTwo(payers)),
        () => pgbenchTps(pgbenchUrl, ms),
      );
      await wallet.check();
      const grown = options.short ? [] : await growth(wallet, ms);
      await wallet.close();
      return {
        table: [
          TITLES,
          row('Portfel, transfers', found.ours),
          ['pgbench, TPC-B', median(found.peers).toFixed(0)],
          ...grown,
        ],
        measures: [
          { what: 'transfers, to pgbench', value: found.ratio(perSecond, (tps) => tps), bar: 2, wanted: 'at least' },
        ],
      };
    }),
};

/** Transfers among more and more accounts. */
async function growth(wallet: WalletAlone, ms: number): Promise<string[][]> {
  const rows: string[][] = [];
  let accounts = ACCOUNTS;
  for (const wanted of MORE_ACCOUNTS) {
    const payers = await wallet.addPayers(wanted - accounts);
    accounts = wanted;
    await wallet.pay(IN_FLIGHT, WARM_UP_MS, () => someTwo(payers));
    rows.push(row(`among ${wanted} accounts`, [await wallet.pay(IN_FLIGHT, ms, () => someTwo(payers))]));
  }
  return rows;
}

/** B2: what a hot account costs, and what groups gain. */
export const ledgerHot: Benchmark = {
  id: 'B2',
  what: 'ledger: every debit from one account, against uniform, and against one transaction per command',
  run: (options) =>
    withPostgres(options, async (parts) => {
      const [wallet, alone] = [
        await WalletAlone.start(parts, 'bench_groups', { grouped: true }),
        await WalletAlone.start(parts, 'bench_single', { grouped: false }),
      ];
      const payers = await wallet.addPayers(ACCOUNTS);
      const others = await alone.addPayers(ACCOUNTS);
      const hot = (some: readonly Payer[]) => (): readonly [Payer, Payer] => [some[0]!, any(some.slice(1, 1_000))];
      const { rounds, ms } = lengths(options);
      await wallet.pay(IN_FLIGHT, WARM_UP_MS, hot(payers));
      await alone.pay(IN_FLIGHT, WARM_UP_MS, hot(others));
      const toUniform = await interleaved(
        rounds,
        () => wallet.pay(IN_FLIGHT, ms, hot(payers)),
        () => wallet.pay(IN_FLIGHT, ms, () => someTwo(payers)),
      );
      const toSingle = await interleaved(
        rounds,
        () => wallet.pay(IN_FLIGHT, ms, hot(payers)),
        () => alone.pay(IN_FLIGHT, ms, hot(others)),
      );
      await wallet.check();
      await alone.check();
      await Promise.all([wallet.close(), alone.close()]);
      return {
        table: [
          TITLES,
          row('one account pays all, in groups', [...toUniform.ours, ...toSingle.ours]),
          row('uniform, in groups', toUniform.peers),
          row('one account pays all, one transaction each', toSingle.peers),
        ],
        measures: [
          { what: 'hot, to uniform', value: toUniform.ratio(perSecond, perSecond), bar: 0.8, wanted: 'at least' },
          {
            what: 'hot, to one transaction each',
            value: toSingle.ratio(perSecond, perSecond),
            bar: 15,
            wanted: 'at least',
          },
        ],
      };
    }),
};

const TITLES = ['', 'a second', 'CPU µs: Node', 'Postgres'];

const row = (name: string, rounds: readonly Paid[]): string[] => [
  name,
  ...[perSecond, ({ nodeUs }: Paid) => nodeUs, ({ postgresUs }: Paid) => postgresUs].map((figure) =>
    median(rounds.map(figure)).toFixed(0),
  ),
];

async function withPostgres<T>({ log }: RunOptions, work: (parts: LocalParts) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'portfel-bench-'));
  const parts = await startLocalParts({ folder, only: ['postgres'], log });
  try {
    return await work(parts);
  } finally {
    await parts.stop();
    await removeData(folder);
  }
}
