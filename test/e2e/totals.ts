import { allMails, type Person } from '../../tools/platform/api-client';
import type { TestPlatform } from './platform';

export interface Totals {
  readonly accounts: number;
  readonly profiles: number;
  readonly wallets: number;
  /** Different mails; SMTP alone cannot promise that a crash between "taken" and "noted" repeats none. */
  readonly mails: number;
  readonly waitingEvents: number;
  /** Of all entries of all assets: money made or lost. */
  readonly entrySum: string;
  /** Accounts whose balance is not the sum of their entries. */
  readonly wrongBalances: number;
}

/** What sign-ups left behind in every store, counted from the outside. */
export async function totals(platform: TestPlatform): Promise<Totals> {
  const [accounts, wallets, entrySum, wrongBalances, authOutbox, walletOutbox, profiles, mongoOutboxes, mails] =
    await Promise.all([
      number(platform, 'auth', 'SELECT count(*) FROM account'),
      number(platform, 'wallet', 'SELECT count(*) FROM wallet'),
      number(platform, 'wallet', 'SELECT coalesce(sum(amount), 0) FROM entry'),
      number(
        platform,
        'wallet',
        `SELECT count(*) FROM ledger_account account
         WHERE balance <> (SELECT coalesce(sum(amount), 0) FROM entry WHERE account_id = account.id)`,
      ),
      number(platform, 'auth', 'SELECT count(*) FROM outbox'),
      number(platform, 'wallet', 'SELECT count(*) FROM outbox'),
      platform.mongo('user').collection('profiles').countDocuments(),
      Promise.all(
        (['user', 'notification'] as const).map((name) => platform.mongo(name).collection('outbox').countDocuments()),
      ),
      allMails(platform.parts.mailWebUrl),
    ]);
  return {
    accounts: Number(accounts),
    profiles,
    wallets: Number(wallets),
    mails: new Set(mails.map((mail) => mail.messageId)).size,
    waitingEvents: Number(authOutbox) + Number(walletOutbox) + mongoOutboxes.reduce((sum, count) => sum + count, 0),
    entrySum,
    wrongBalances: Number(wrongBalances),
  };
}

/** What `totals` has to be after `count` sign-ups. */
export const totalsOf = (count: number): Totals => ({
  accounts: count,
  profiles: count,
  wallets: count,
  mails: count,
  waitingEvents: 0,
  entrySum: '0',
  wrongBalances: 0,
});

export function people(count: number, prefix: string): Person[] {
  return Array.from({ length: count }, (_, index) => ({
    email: `${prefix}-${index}@portfel.example`,
    username: `${prefix}-${index}`,
    password: 'Journey-Portfel-1',
  }));
}

async function number(platform: TestPlatform, database: 'auth' | 'wallet', sql: string): Promise<string> {
  const { rows } = await platform.postgres(database).query<Record<string, string>>(sql);
  return Object.values(rows[0]!)[0]!;
}
