import { BankBook, type BankPayment } from '../../bank/bank-book';
import { firstOf, missingFrom, type Invariant } from './invariant';
import { toldOf } from './money';

interface PaymentRow {
  readonly id: string;
  readonly account_id: string;
  readonly direction: 'deposit' | 'withdrawal';
  readonly amount: string;
  readonly status: 'requested' | 'sent' | 'settled' | 'failed';
  readonly failure: string | null;
  /** What the transfer with its id put on the account; `null` without one. */
  readonly posted: string | null;
}

const PAYMENTS = `
  SELECT payment.id, payment.account_id, direction, payment.amount::text, status, failure,
         (SELECT sum(amount)::text FROM entry WHERE transfer_id = payment.id AND account_id = payment.account_id) AS posted
  FROM payment`;

export const paymentsEnd: Invariant = {
  name: 'payments end',
  sentence: 'In the end every deposit and withdrawal has ended, and what was held for it is not held any more.',
  holds: 'in-the-end',
  check: async ({ platform }) => {
    const open = await platform.databases.rows<{ what: string }>(
      'wallet',
      `SELECT format('%s %s is %s after %s attempts', direction, id, status, attempts) AS what FROM payment
       WHERE ended_at IS NULL
       UNION ALL
       SELECT format('the hold of payment %s is active still', payment.id) FROM payment JOIN hold ON hold.id = payment.id
       WHERE ended_at IS NOT NULL AND hold.status = 'active'`,
    );
    return firstOf(open.map(({ what }) => what));
  },
};

export const paymentsAsTold: Invariant = {
  name: 'payments = told = what the bank did',
  sentence:
    'Payments are exactly those that clients were told of; what the bank carried out is posted once with its amount, what it ' +
    'declined or refused is not, and the bank was never asked for one twice.',
  holds: 'in-the-end',
  check: async (world) => {
    const rows = await world.platform.databases.rows<PaymentRow>('wallet', PAYMENTS);
    const there = new Map(rows.map((row) => [row.id, row]));
    const told = toldOf(world, 'deposit', 'withdrawal').filter(({ answer }) => answer);
    const accepted = told.filter(({ answer }) => answer!.accepted).map(({ id }) => id);
    const bank = new Map(new BankBook(world.platform.bankFile).all().map((payment) => [payment.paymentId, payment]));
    return firstOf([
      ...missingFrom(new Set(there.keys()), accepted).map((id) => `payment ${id} was promised and is not there`),
      ...missingFrom(new Set(accepted), there.keys()).map((id) => `payment ${id} was promised to nobody`),
      ...told
        .filter(({ id, amount, accountId }) => {
          const row = there.get(id);
          return row && (row.amount !== String(amount) || row.account_id !== accountId);
        })
        .map(({ id }) => `payment ${id} is there with another amount or account`),
      ...missingFrom(new Set(there.keys()), bank.keys()).map((id) => `the bank has payment ${id}, which is not there`),
      ...rows.flatMap((row) => differsFrom(row, bank.get(row.id))),
    ]);
  },
};

/** By what the bank told itself; where it contradicted itself, what it said first stands, and that only the wallet knows. */
function differsFrom(
  { id, direction, amount, status, failure, posted }: PaymentRow,
  bank: BankPayment | undefined,
): string[] {
  const evidence: string[] = [];
  const ends = bank ? new Set(bank.news.map((news) => news.status)) : new Set(['failed']);
  if (!ends.has(status as 'settled')) {
    evidence.push(`payment ${id} is ${status} (${failure}), the bank says ${[...ends].join(' and ')}`);
  }
  const wanted = status === 'settled' ? `${direction === 'deposit' ? '' : '-'}${amount}` : null;
  if (posted !== wanted)
    evidence.push(`payment ${id} is ${status}; ${wanted ?? 'nothing'} is due, ${posted} is posted`);
  return evidence;
}
