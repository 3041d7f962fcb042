import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from 'mongoose';
import { AlreadyHandled, type MessageStore } from '@portfel/messaging';
import { changed } from '../failpoints/delegate';
import type { PlantedBug } from './planted-bug';

/** Looks into the inbox first and writes its row last: two deliveries at once both find nothing. For Mongo. */
export const checkThenInsert: PlantedBug = {
  store: (store) =>
    changed(store, {
      begin: async (delivery) => {
        const handled = await store.find(delivery);
        if (handled) throw new AlreadyHandled(delivery, handled);
        return await openWithoutTaking(store, delivery);
      },
    }),
};

async function openWithoutTaking(store: MessageStore, delivery: Parameters<MessageStore['begin']>[0]) {
  // The port takes the row when it opens; so it is given another one to take.
  const open = await store.begin({ ...delivery, messageId: randomUUID() });
  const { connection } = store as unknown as { connection: Connection };
  return changed(open, {
    commit: async (work) => {
      await sleep(100);
      await open.commit(work);
      const row = { _id: `${delivery.consumer}:${delivery.messageId}` as never };
      await connection.collection('inbox').updateOne(row, { $set: { handledAt: new Date() } }, { upsert: true });
    },
  });
}
