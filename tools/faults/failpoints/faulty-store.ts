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
      refuse(armed);
      const open = await store.begin(arrival);
      await failPlanned(armed, open, [arrival]);
      return withFailpoints(open, armed);
    },
    beginGroup:
      beginGroup &&
      (async (arrivals) => {
        refuse(armed);
        const { open, taken } = await beginGroup.call(store, arrivals);
        await failPlanned(
          armed,
          open,
          arrivals.filter(({ messageId }) => taken.has(messageId)),
        );
        return { open: withFailpoints(open, armed), taken };
      }),
    isTransient: (error) => error instanceof Refused || store.isTransient(error),
  });
}

function refuse(armed: Armed): void {
  if (Math.random() < (armed.find('refuse-transactions')?.share ?? 0)) throw new Refused('planned');
}

/** As a handler fails: not before the store has said that it is its turn, for what waits behind a parked key has none. */
async function failPlanned<Tx>(armed: Armed, open: OpenTransaction<Tx>, taken: readonly Arrival[]): Promise<void> {
  const failing = new Set(armed.all('fail-key').map(({ key }) => key));
  if (!taken.some(({ key }) => failing.has(key))) return;
  await open.rollback();
  throw new PlannedFailure('planned');
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
