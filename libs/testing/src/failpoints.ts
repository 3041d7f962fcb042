import type { Broker, MessageStore, OpenTransaction } from '@portfel/messaging';

/** Where a process may die: what it had done by then stays done, what comes after never happens. */
export type Failpoint = 'after-commit' | 'after-send';

/** A process that stops for ever at a point, for specs of what its successor finds. */
export class Failpoints {
  private armed?: { point: Failpoint; reached: () => void };

  /** @returns resolves when the process has died there */
  dieAt(point: Failpoint): Promise<void> {
    return new Promise((reached) => (this.armed = { point, reached }));
  }

  /** The store as the dying process sees it. */
  inStore(store: MessageStore): MessageStore {
    const single = replacing(store, 'begin', async (arrival) => this.inTransaction(await store.begin(arrival)));
    if (!store.beginGroup) return single;
    return replacing(single, 'beginGroup', async (arrivals) => {
      const { open, taken } = await store.beginGroup!(arrivals);
      return { open: this.inTransaction(open), taken };
    });
  }

  /** The broker as the dying process sees it. */
  inBroker(broker: Broker): Broker {
    return replacing(broker, 'produce', async (messages, options) => {
      await broker.produce(messages, options);
      await this.pass('after-send');
    });
  }

  private inTransaction(open: OpenTransaction<unknown>): OpenTransaction<unknown> {
    return replacing(open, 'commit', async (work) => {
      await open.commit(work);
      await this.pass('after-commit');
    });
  }

  private async pass(point: Failpoint): Promise<void> {
    if (this.armed?.point !== point) return;
    this.armed.reached();
    await new Promise(() => undefined);
  }
}

/** The same object with another method. */
function replacing<T extends object, K extends keyof T>(object: T, name: K, method: T[K]): T {
  return new Proxy(object, {
    get: (target, asked) => {
      if (asked === name) return method;
      const found: unknown = Reflect.get(target, asked, target);
      return typeof found === 'function' ? (found.bind(target) as unknown) : found;
    },
  });
}
