import { setTimeout as sleep } from 'node:timers/promises';
import type { MessageStore } from '@portfel/messaging';
import type { Armed } from './armed';
import { changed } from './delegate';
import type { KeysOfMessages } from './keys-of-messages';

/** A failure that a real database gives when it cannot take more connections. */
class Refused extends Error {
  readonly code = '53300';
}

/** Thrown for a key that fails; a bug in a handler has no code either. */
class PlannedFailure extends Error {}

/** The store of a service, with failpoints before and after its transactions. */
export function faultyStore(store: MessageStore, armed: Armed, keys: KeysOfMessages): MessageStore {
  return changed(store, {
    begin: async (delivery) => {
      const key = keys.of(delivery.messageId);
      if (armed.all('fail-key').some((failpoint) => failpoint.key === key)) throw new PlannedFailure('planned');
      if (Math.random() < (armed.find('refuse-transactions')?.share ?? 0)) throw new Refused('planned');
      const open = await store.begin(delivery);
      return changed(open, {
        commit: async (work) => {
          const slow = armed.find('slow-commits');
          if (slow) await sleep(Math.random() * slow.upToMs);
          await open.commit(work);
          if (work.events.length > 0) armed.maybeDie('kill-after-commit', work.events.map(({ id }) => id).join(' '));
        },
      });
    },
    isTransient: (error) => error instanceof Refused || store.isTransient(error),
  });
}
