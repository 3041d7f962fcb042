import { setTimeout as sleep } from 'node:timers/promises';
import type { Arrival, MessageStore, OpenTransaction } from '@portfel/messaging';
import type { Armed } from './armed';
import { changed } from './delegate';

/** A failure that a real database gives when it cannot take more connections. */
class Refused extends Error {
  readonly code = '53300';
}

/** Thrown for a key that fails; a bug in a handler has no code either. */
class PlannedFailure extends Error {}

/** The store of a service, with failpoints before and after its transactions. */
export function faultyStore(store: MessageStore, armed: Armed): MessageStore {
  const { beginGroup } = store;
  return changed(store, {
    begin: async (arrival) => {
      refuse(armed, [arrival]);
      return withFailpoints(await store.begin(arrival), armed);
    },
    beginGroup:
      beginGroup &&
      (async (arrivals) => {
        refuse(armed, arrivals);
        const { open, taken } = await beginGroup.call(store, arrivals);
        return { open: withFailpoints(open, armed), taken };
      }),
    isTransient: (error) => error instanceof Refused || store.isTransient(error),
  });
}

function refuse(armed: Armed, arrivals: readonly Arrival[]): void {
  const failing = new Set(armed.all('fail-key').map(({ key }) => key));
  if (arrivals.some(({ key }) => failing.has(key))) throw new PlannedFailure('planned');
  if (Math.random() < (armed.find('refuse-transactions')?.share ?? 0)) throw new Refused('planned');
}

function withFailpoints<Tx>(open: OpenTransaction<Tx>, armed: Armed): OpenTransaction<Tx> {
  return changed(open, {
    commit: async (work) => {
      const slow = armed.find('slow-commits');
      if (slow && Math.random() < slow.share) await sleep(Math.random() * slow.upToMs);
      await open.commit(work);
      if (work.events.length > 0) armed.maybeDie('kill-after-commit', work.events.map(({ id }) => id).join(' '));
    },
  });
}
