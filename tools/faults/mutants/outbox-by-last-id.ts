import type { DataSource } from 'typeorm';
import type { OutboxRow } from '@portfel/messaging';
import { changed } from '../failpoints/delegate';
import type { PlantedBug } from './planted-bug';

/** Polls the outbox by "id after the last one": a transaction that began earlier and ends later is passed over. */
export const outboxByLastId: PlantedBug = {
  store: (store) => {
    // The port has no way to ask this; the mistake is made behind it.
    const { dataSource } = store as unknown as { dataSource?: DataSource };
    if (!dataSource) return store;
    return changed(store, {
      withUnsent: (_olderThanMs, limit, publish) =>
        dataSource.transaction(async (db) => {
          await db.query('CREATE TABLE IF NOT EXISTS outbox_position (one boolean PRIMARY KEY, last uuid NOT NULL)');
          await db.query(`INSERT INTO outbox_position VALUES (true, '${NOTHING}') ON CONFLICT DO NOTHING`);
          const [position]: { last: string }[] = await db.query('SELECT last FROM outbox_position FOR UPDATE');
          const next = 'SELECT * FROM outbox WHERE id > $1 ORDER BY id LIMIT $2';
          const rows: OutboxRow[] = await db.query(next, [position!.last, limit]);
          if (rows.length === 0) return 0;
          await publish(rows);
          await db.query('DELETE FROM outbox WHERE id = ANY($1)', [rows.map(({ id }) => id)]);
          await db.query('UPDATE outbox_position SET last = $1', [rows.at(-1)!.id]);
          return rows.length;
        }),
    });
  },
};

const NOTHING = '00000000-0000-0000-0000-000000000000';
