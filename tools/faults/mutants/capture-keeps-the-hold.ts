import type { DataSource } from 'typeorm';
import type { MessageStore, OpenTransaction } from '@portfel/messaging';
import { changed } from '../failpoints/delegate';
import type { PlantedBug } from './planted-bug';

/** Books a capture, and forgets to set less aside for it. */
export const captureKeepsTheHold: PlantedBug = {
  store: (store) =>
    changed(store, {
      begin: async (arrival) => forgetful(store, await store.begin(arrival)),
      beginGroup:
        store.beginGroup &&
        (async (arrivals) => {
          const { open, taken } = await store.beginGroup!(arrivals);
          return { open: forgetful(store, open), taken };
        }),
    }),
};

function forgetful<Tx>(store: MessageStore, open: OpenTransaction<Tx>): OpenTransaction<Tx> {
  const { dataSource } = store as unknown as { dataSource: DataSource };
  return changed(open, {
    commit: async (work) => {
      await open.commit(work);
      const captured = (work.outcomes ?? []).filter(({ command_name: name }) => name === 'Wallet.CaptureHold');
      // Where the rest of the balance does not suffice, the database refuses; the others are enough.
      await dataSource.query(KEEP_HELD, [captured.map(({ command_id: id }) => id)]).catch(() => undefined);
    },
  });
}

const KEEP_HELD = `
  UPDATE ledger_account account SET held = held + hold.amount FROM hold
  WHERE hold.account_id = account.id AND hold.transfer_id = ANY ($1::uuid[])`;
