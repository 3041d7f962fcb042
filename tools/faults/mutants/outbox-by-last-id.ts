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
    let last = '00000000-0000-0000-0000-000000000000';
    return changed(store, {
      withUnsent: async (_olderThanMs, limit, publish) => {
        const rows: OutboxRow[] = await dataSource.query('SELECT * FROM outbox WHERE id > $1 ORDER BY id LIMIT $2', [
          last,
          limit,
        ]);
        if (rows.length === 0) return 0;
        await publish(rows);
        await dataSource.query('DELETE FROM outbox WHERE id = ANY($1)', [rows.map(({ id }) => id)]);
        last = rows.at(-1)!.id;
        return rows.length;
      },
    });
  },
};
