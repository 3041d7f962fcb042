import { createDataSource } from '@portfel/messaging-typeorm';
import { verifyLedger } from '../../ledger/verify-ledger';
import { firstOf, type Invariant, type World } from './invariant';

/** One statement, so that everything is of one moment. The run's own reading of the tables; `verifyLedger` has another. */
const LEDGER = `
  WITH made AS (
    SELECT account_id, sum(amount) AS total, count(*) AS entries, max(sequence) AS last FROM entry GROUP BY account_id
  ), account AS (
    SELECT id, asset_code, balance, held, overdraft, last_sequence, coalesce(total, 0) AS total,
           coalesce(entries, 0) AS entries, coalesce(last, 0) AS last,
           coalesce((SELECT balance_after FROM entry WHERE account_id = id AND sequence = last), 0) AS balance_after
    FROM ledger_account LEFT JOIN made ON made.account_id = id
  ), reserved AS (
    SELECT account_id, sum(amount) AS held FROM hold WHERE status = 'active' GROUP BY account_id
  )
  SELECT format('the entries in %s sum to %s', asset_code, sum(total)) AS what
  FROM account GROUP BY asset_code HAVING sum(total) <> 0
  UNION ALL
  SELECT format('balance %s is not the sum of the entries: %s of account %s', balance, total, id)
  FROM account WHERE balance <> total
  UNION ALL
  SELECT format('balance %s is not the one after the last entry: %s of account %s', balance, balance_after, id)
  FROM account WHERE balance <> balance_after
  UNION ALL
  SELECT format('%s entries, the last is number %s, the account says %s: account %s', entries, last, last_sequence, id)
  FROM account WHERE entries <> last OR last <> last_sequence
  UNION ALL
  SELECT format('account %s is below its limit: %s, of which %s is held', id, balance, held)
  FROM account WHERE balance - held < -overdraft
  UNION ALL
  SELECT format('held is %s, open holds amount to %s: account %s', account.held, coalesce(reserved.held, 0), id)
  FROM account LEFT JOIN reserved ON account_id = id WHERE account.held <> coalesce(reserved.held, 0)`;

export const balancedLedger: Invariant = {
  name: 'balanced ledger',
  sentence:
    'At every moment, looked at each second: per asset all entries sum to zero; each balance is the sum of its entries ' +
    'and the one after the last, which are numbered without gaps; held is what open holds amount to; nobody is below their limit.',
  holds: 'always',
  check: async ({ platform }) => {
    const found = await platform.databases.rows<{ what: string }>('wallet', LEDGER);
    return firstOf(found.map(({ what }) => what));
  },
};

export const chainedEntries: Invariant = {
  name: 'chained entries',
  sentence: 'What `npm run ledger -- verify` checks holds, the chain of hashes of each account among it.',
  holds: 'always',
  check: async ({ platform }) => {
    const url = platform.prepared.databaseUrls.wallet;
    const wallet = await createDataSource({ url, entities: [], migrations: [] })
      // A long look, not one of many short ones.
      .setOptions({ extra: { statement_timeout: 0 } })
      .initialize();
    try {
      return firstOf((await verifyLedger(wallet)).findings);
    } finally {
      await wallet.destroy();
    }
  },
};

/** Looks at the ledger every second, whatever else goes on. */
export class LedgerWatch {
  readonly broken: string[] = [];
  looks = 0;
  private readonly startedAt = Date.now();
  private readonly timer: NodeJS.Timeout;
  private looking = false;

  constructor(world: World) {
    this.timer = setInterval(() => void this.look(world), 1_000);
  }

  get seconds(): number {
    return (Date.now() - this.startedAt) / 1_000;
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private async look(world: World): Promise<void> {
    if (this.looking) return;
    this.looking = true;
    try {
      this.broken.push(...(await balancedLedger.check(world)));
      this.looks += 1;
    } catch {
      // The database is away on purpose: there is nothing to see, and `looks` does not count it.
    } finally {
      this.looking = false;
    }
  }
}
