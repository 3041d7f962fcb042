import type { DataSource } from 'typeorm';
import type { Arrival, MessageStore } from '@portfel/messaging';
import { changed } from '../failpoints/delegate';
import type { PlantedBug } from './planted-bug';

/** Posts a transfer once more when its command comes again, carefully: sums, places and hashes are right. */
export const postedAgain: PlantedBug = {
  store: (store) =>
    changed(store, {
      beginGroup:
        store.beginGroup &&
        (async (arrivals) => {
          const { open, taken } = await store.beginGroup!(arrivals);
          await postAgain(
            store,
            arrivals.filter(({ messageId }) => !taken.has(messageId)),
          );
          return { open, taken };
        }),
    }),
};

async function postAgain(store: MessageStore, repeated: readonly Arrival[]): Promise<void> {
  const { dataSource } = store as unknown as { dataSource: DataSource };
  for (const { messageId } of repeated) {
    await dataSource.transaction(async (db) => {
      await db.query(`SELECT pg_advisory_xact_lock(hashtext('portfel.ledger'))`);
      await db.query(POST_AGAIN, [messageId]);
    });
  }
}

/** Only what its payer can pay once more. */
const POST_AGAIN = `
  WITH made AS (
    SELECT account.id, account.last_sequence + 1 AS sequence, entry.transfer_id, entry.amount,
           account.balance + entry.amount AS balance, entry.occurred_at, account.last_hash
    FROM entry JOIN transfer ON transfer.id = transfer_id JOIN ledger_account account ON account.id = account_id
    WHERE transfer_id = $1 AND transfer.kind = 'transfer'
      AND NOT EXISTS (
        SELECT 1 FROM entry leg JOIN ledger_account payer ON payer.id = leg.account_id
        WHERE leg.transfer_id = $1 AND payer.balance - payer.held + leg.amount < -payer.overdraft)
  ), added AS (
    INSERT INTO entry (account_id, sequence, transfer_id, amount, balance_after, occurred_at, hash)
    SELECT id, sequence, transfer_id, amount, balance, occurred_at,
           sha256(last_hash || convert_to(concat_ws('|', id, sequence, transfer_id, amount, balance,
             floor(extract(epoch FROM occurred_at) * 1000)::bigint), 'UTF8'))
    FROM made RETURNING *
  )
  UPDATE ledger_account SET balance = balance_after, last_sequence = sequence, last_hash = hash
  FROM added WHERE id = account_id`;
