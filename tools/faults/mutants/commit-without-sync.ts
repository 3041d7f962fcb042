import type { EntityManager } from 'typeorm';
import type { OpenTransaction } from '@portfel/messaging';
import { changed } from '../failpoints/delegate';
import type { PlantedBug } from './planted-bug';

/** The database says "committed" before its log of changes is on the disk. */
export const commitWithoutSync: PlantedBug = {
  store: (store) =>
    changed(store, {
      begin: async (arrival) => await unsynced(await store.begin(arrival)),
      beginGroup:
        store.beginGroup &&
        (async (arrivals) => {
          const { open, taken } = await store.beginGroup!(arrivals);
          return { open: await unsynced(open), taken };
        }),
    }),
};

async function unsynced<Tx>(open: OpenTransaction<Tx>): Promise<OpenTransaction<Tx>> {
  await (open.tx as EntityManager).query('SET LOCAL synchronous_commit = off');
  return open;
}
