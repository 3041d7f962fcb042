import { firstOf, type Invariant, type World } from './invariant';

/** Two facts in one statement, so that both are of the same moment. */
const LEDGER = `
  SELECT (SELECT coalesce(sum(amount), 0) FROM entry)::text AS sum,
         (SELECT coalesce(sum(balance), 0) FROM ledger_account)::text AS balances,
         (SELECT string_agg(id::text, ' ') FROM ledger_account account
          WHERE balance <> (SELECT coalesce(sum(amount), 0) FROM entry WHERE account_id = account.id)) AS wrong`;

export const balancedLedger: Invariant = {
  name: 'balanced ledger',
  sentence: 'At every moment all entries sum to zero and each balance is the sum of its entries.',
  holds: 'always',
  check: async ({ platform }) => {
    const [ledger] = await platform.databases.rows<{ sum: string; balances: string; wrong: string | null }>(
      'wallet',
      LEDGER,
    );
    const evidence: string[] = [];
    if (ledger!.sum !== '0') evidence.push(`the entries sum to ${ledger!.sum}`);
    if (ledger!.balances !== '0') evidence.push(`the balances sum to ${ledger!.balances}`);
    if (ledger!.wrong) evidence.push(`balance is not the sum of the entries: ${ledger!.wrong}`);
    return firstOf(evidence);
  },
};

/** Looks at the ledger every second, whatever else goes on. */
export class LedgerWatch {
  readonly broken: string[] = [];
  looks = 0;
  private readonly timer: NodeJS.Timeout;
  private looking = false;

  constructor(world: World) {
    this.timer = setInterval(() => void this.look(world), 1_000);
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
