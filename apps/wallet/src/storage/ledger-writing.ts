import { listOf, type Query } from '@portfel/messaging-typeorm';
import type { Book, Hold } from '../domain/book';
import { entryHash } from './entry-hash';

const ADD_TRANSFERS = {
  name: 'ledger-add-transfers',
  text: `INSERT INTO transfer (id, kind, occurred_at, from_account_id, to_account_id, reverses, reference)
         SELECT * FROM unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::uuid[], $5::uuid[], $6::uuid[], $7::text[])`,
};
const ADD_ENTRIES = {
  name: 'ledger-add-entries',
  text: `INSERT INTO entry (account_id, sequence, transfer_id, amount, balance_after, occurred_at, hash)
         SELECT * FROM unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::numeric[], $5::numeric[], $6::timestamptz[],
                              $7::bytea[])`,
};
const SAVE_ACCOUNTS = {
  name: 'ledger-save-accounts',
  text: `UPDATE ledger_account account
         SET balance = changed.balance, held = changed.held, last_sequence = changed.last_sequence,
             last_entry_at = changed.last_entry_at, last_hash = changed.last_hash,
             step_up_used = changed.step_up_used, step_up_day = changed.step_up_day
         FROM unnest($1::uuid[], $2::numeric[], $3::numeric[], $4::bigint[], $5::timestamptz[],
                     $6::bytea[], $7::numeric[], $8::date[])
           AS changed (id, balance, held, last_sequence, last_entry_at, last_hash, step_up_used, step_up_day)
         WHERE account.id = changed.id`,
};
const SAVE_HOLDS = {
  name: 'ledger-save-holds',
  text: `INSERT INTO hold (id, account_id, beneficiary_id, amount, captured, status, placed_at, expires_at, settled_at,
                           transfer_id)
         SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::numeric[], $5::numeric[], $6::text[],
                              $7::timestamptz[], $8::timestamptz[], $9::timestamptz[], $10::uuid[])
         ON CONFLICT (id) DO UPDATE SET captured = excluded.captured, status = excluded.status,
           settled_at = excluded.settled_at, transfer_id = excluded.transfer_id`,
};

/** What a book has to write: a handful of statements, however many commands went into it. */
export function savingStatements({ book, hashes }: { book: Book; hashes: Map<string, Buffer> }): Query[] {
  const { posted } = book;
  const chained = posted.flatMap(({ posting, entries }) =>
    entries.map((entry) => {
      const { transferId, postedAt: occurredAt } = posting;
      const { accountId, sequence, amount, balance: balanceAfter } = entry;
      const row = { accountId, sequence, transferId, amount, balanceAfter, occurredAt };
      const hash = entryHash(hashes.get(accountId), row);
      hashes.set(accountId, hash);
      return { ...row, hash };
    }),
  );
  const postings = posted.map(({ posting }) => posting);
  const accounts = [...book.changedAccounts].map((id) => book.account(id)!);
  const holds = [...book.changedHolds].map((id) => book.hold(id)!);
  const statements: Query[] = [];
  if (postings.length > 0) {
    statements.push(
      {
        ...ADD_TRANSFERS,
        values: [
          listOf(postings.map(({ transferId }) => transferId)),
          postings.map(({ kind }) => kind),
          listOf(postings.map(({ postedAt }) => postedAt.toISOString())),
          listOf(postings.map(({ fromAccountId }) => fromAccountId)),
          listOf(postings.map(({ toAccountId }) => toAccountId)),
          listOf(postings.map(({ reverses }) => reverses ?? null)),
          postings.map(({ reference }) => reference ?? null),
        ],
      },
      {
        ...ADD_ENTRIES,
        values: [
          listOf(chained.map(({ accountId }) => accountId)),
          listOf(chained.map(({ sequence }) => sequence)),
          listOf(chained.map(({ transferId }) => transferId)),
          listOf(chained.map(({ amount }) => amount)),
          listOf(chained.map(({ balanceAfter }) => balanceAfter)),
          listOf(chained.map(({ occurredAt }) => occurredAt.toISOString())),
          chained.map(({ hash }) => hash),
        ],
      },
    );
  }
  if (accounts.length > 0) {
    const values = [
      listOf(accounts.map(({ id }) => id)),
      listOf(accounts.map(({ balance }) => balance)),
      listOf(accounts.map(({ held }) => held)),
      listOf(accounts.map(({ lastSequence }) => lastSequence)),
      listOf(accounts.map(({ lastEntryAt }) => lastEntryAt?.toISOString() ?? null)),
      accounts.map(({ id }) => hashes.get(id) ?? null),
      listOf(accounts.map(({ stepUp }) => stepUp?.used ?? null)),
      listOf(accounts.map(({ stepUp }) => stepUp?.day ?? null)),
    ];
    statements.push({ ...SAVE_ACCOUNTS, values });
  }
  if (holds.length > 0) statements.push({ ...SAVE_HOLDS, values: holdValues(holds) });
  return statements;
}

const holdValues = (holds: readonly Hold[]): unknown[] => [
  holds.map(({ id }) => id),
  holds.map(({ accountId }) => accountId),
  holds.map(({ beneficiaryId }) => beneficiaryId),
  holds.map(({ amount }) => String(amount)),
  holds.map(({ captured }) => String(captured)),
  holds.map(({ status }) => status),
  holds.map(({ placedAt }) => placedAt.toISOString()),
  holds.map(({ expiresAt }) => expiresAt.toISOString()),
  holds.map(({ settledAt }) => settledAt?.toISOString() ?? null),
  holds.map(({ transferId }) => transferId ?? null),
];
