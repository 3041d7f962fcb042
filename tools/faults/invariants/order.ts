import { firstOf, type Invariant } from './invariant';
import { STARTING_ACCOUNTS } from './effects';

interface NumberedAccount {
  readonly owner_id: string;
  readonly id: string;
  readonly number: number;
}

export const numberedAsAccepted: Invariant = {
  name: 'order per key',
  sentence: 'The accounts of a wallet are numbered without gaps, in the order in which the requests were accepted.',
  holds: 'always',
  check: async ({ platform, truth }) => {
    const rows = await platform.databases.rows<NumberedAccount>(
      'wallet',
      `SELECT wallet.owner_id, account.id, account.number FROM ledger_account account
       JOIN wallet ON wallet.id = account.wallet_id ORDER BY wallet.owner_id, account.number`,
    );
    const byOwner = new Map<string, NumberedAccount[]>();
    for (const row of rows) {
      const accounts = byOwner.get(row.owner_id);
      if (accounts) accounts.push(row);
      else byOwner.set(row.owner_id, [row]);
    }
    const evidence: string[] = [];
    for (const [owner, accounts] of byOwner) {
      const gap = accounts.findIndex(({ number }, index) => number !== index + 1);
      if (gap >= 0) evidence.push(`wallet of ${owner}: place ${gap + 1} has number ${accounts[gap]!.number}`);
      const told = truth.people.get(owner)?.openings ?? [];
      // Openings under way may be missing at the end; none may be missing in between.
      const opened = accounts.slice(STARTING_ACCOUNTS);
      const wrong = opened.findIndex(({ id }, index) => id !== told[index]?.accountId);
      if (wrong >= 0) {
        const { id, number } = opened[wrong]!;
        evidence.push(
          `wallet of ${owner}: number ${number} is ${id}, asked for was ${told[wrong]?.accountId ?? 'none'}`,
        );
      }
      for (const [index, { number }] of told.entries()) {
        if (number === undefined || number === index + STARTING_ACCOUNTS + 1) continue;
        evidence.push(`wallet of ${owner}: ${told[index]!.accountId} was told number ${number}, asked as ${index + 1}`);
      }
    }
    return firstOf(evidence);
  },
};
