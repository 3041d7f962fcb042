import { randomUUID } from 'node:crypto';
import { AlreadyHandled, type MessageStore, type OutboxRow } from '@portfel/messaging';
import { eventually } from './eventually';
import { describeParking, newDelivery, parkedOf } from './parking.conformance';

const newRow = (text = 'x'): OutboxRow => ({
  id: randomUUID(),
  topic: 'spec.events',
  key: 'k',
  value: Buffer.from(text),
  headers: { traceparent: '00-1' },
});
const outcomeOf = (commandId: string) => ({
  command_id: commandId,
  command_name: 'Spec.Do',
  status: 'accepted' as const,
  result: { n: 1 },
});

/** What every message store promises; run against each of them, the real ones and the one in memory. */
export function describeMessageStore(
  name: string,
  open: () => Promise<{ store: MessageStore; close(): Promise<void> }>,
): void {
  describe(`${name} as a message store`, () => {
    let store: MessageStore;
    let close: () => Promise<void>;
    beforeAll(async () => ({ store, close } = await open()));
    afterAll(() => close());

    const handle = async (delivery = newDelivery(), events: OutboxRow[] = []) => {
      const transaction = await store.begin(delivery);
      await transaction.commit({ outcomes: [outcomeOf(delivery.messageId)], events });
      return delivery;
    };
    const sweepAll = async (olderThanMs = 0) => {
      const seen: OutboxRow[] = [];
      await store.withUnsent(olderThanMs, 1_000, async (rows) => void seen.push(...rows));
      return seen;
    };
    beforeEach(() => sweepAll());

    it('takes a message once, and gives its outcome to the repeat', async () => {
      const delivery = await handle();
      const repeat = store.begin(delivery);
      await expect(repeat).rejects.toBeInstanceOf(AlreadyHandled);
      await expect(repeat).rejects.toMatchObject({ handled: { outcome: outcomeOf(delivery.messageId) } });
    });

    it('takes the same message once for each consumer', async () => {
      const delivery = await handle();
      await expect(handle({ ...delivery, consumer: 'spec.other' })).resolves.toBeDefined();
    });

    it('knows a message only after its commit', async () => {
      const delivery = newDelivery();
      const transaction = await store.begin(delivery);
      expect(await store.find(delivery)).toBeUndefined();
      await transaction.commit({ outcomes: [outcomeOf(delivery.messageId)], events: [] });
      expect(await store.find(delivery)).toEqual({ outcome: outcomeOf(delivery.messageId) });
    });

    it('leaves nothing behind after a rollback: neither inbox nor outbox', async () => {
      const delivery = newDelivery();
      await (await store.begin(delivery)).rollback();
      expect(await store.find(delivery)).toBeUndefined();
      expect(await sweepAll()).toEqual([]);
      await expect(handle(delivery)).resolves.toBeDefined();
    });

    it('lets one of many parallel deliveries have its effect', async () => {
      const delivery = newDelivery();
      const attempt = async (): Promise<'effect' | 'repeat'> => {
        try {
          await handle(delivery, [newRow()]);
          return 'effect';
        } catch (error) {
          if (error instanceof AlreadyHandled) return 'repeat';
          if (!store.isTransient(error)) throw error;
          await new Promise((resolve) => setTimeout(resolve, 20));
          return await attempt();
        }
      };
      const ends = await Promise.all(Array.from({ length: 5 }, attempt));
      expect(ends.sort()).toEqual(['effect', 'repeat', 'repeat', 'repeat', 'repeat']);
      expect(await sweepAll()).toHaveLength(1);
    });

    it('takes many commands in one transaction, each with its own outcome, and leaves out what is not their turn', async () => {
      // A store may have no groups: then the runner goes one by one.
      if (!store.beginGroup) return;
      const [one, other, done, behind] = [newDelivery(), newDelivery(), await handle(), newDelivery()];
      await store.parking.park(parkedOf(newDelivery(behind.key)), 'failed', new Date(Date.now() + 60_000));
      const group = await store.beginGroup([one, done, other, one, behind]);
      expect([...group.taken].sort()).toEqual([one.messageId, other.messageId].sort());
      const rows = [newRow(), newRow()];
      await group.open.commit({ outcomes: [outcomeOf(one.messageId), outcomeOf(other.messageId)], events: rows });
      for (const { messageId, ...rest } of [one, other]) {
        expect(await store.find({ messageId, ...rest })).toEqual({ outcome: outcomeOf(messageId) });
      }
      expect((await sweepAll()).map(({ id }) => id).sort()).toEqual(rows.map(({ id }) => id).sort());
      const undone = [newDelivery(), newDelivery()];
      await (await store.beginGroup(undone)).open.rollback();
      expect(await Promise.all(undone.map((delivery) => store.find(delivery)))).toEqual([undefined, undefined]);
    });

    it('hands out what was committed, byte for byte, until it is published', async () => {
      const row = newRow('zażółć \u0000\u00ff');
      await handle(undefined, [row]);
      expect(await sweepAll()).toEqual([row]);
      expect(await sweepAll()).toEqual([]);
    });

    it('leaves fresh rows to the worker that committed them', async () => {
      await handle(undefined, [newRow()]);
      expect(await sweepAll(60_000)).toEqual([]);
    });

    it('keeps every row when publishing fails', async () => {
      const row = newRow();
      await handle(undefined, [row]);
      const failing = store.withUnsent(0, 10, () => Promise.reject(new Error('broker away')));
      await expect(failing).rejects.toThrow('broker away');
      expect(await sweepAll()).toEqual([row]);
    });

    it('lets one sweeper at a time publish', async () => {
      await handle(undefined, [newRow(), newRow()]);
      let release!: () => void;
      const held = new Promise<void>((resolve) => (release = resolve));
      let entered = false;
      const first = store.withUnsent(0, 10, async () => {
        entered = true;
        await held;
      });
      await eventually(() => expect(entered).toBe(true));
      expect(await sweepAll()).toEqual([]);
      release();
      expect(await first).toBe(2);
    });

    it('leaves rows alone that are in the hands of who asks', async () => {
      const [mine, other] = [newRow(), newRow()];
      await handle(undefined, [mine, other]);
      const seen: OutboxRow[] = [];
      expect(await store.withUnsent(0, 10, async (rows) => void seen.push(...rows), [mine.id])).toBe(1);
      expect(seen).toEqual([other]);
      expect(await sweepAll()).toEqual([mine]);
    });

    it('forgets published rows', async () => {
      const [one, other] = [newRow(), newRow()];
      await handle(undefined, [one, other]);
      await store.forget([one.id]);
      expect(await sweepAll()).toEqual([other]);
    });

    it('tells how many rows wait and how long the oldest has waited', async () => {
      expect(await store.outbox()).toEqual({ waiting: 0, oldestSeconds: 0 });
      await handle(undefined, [newRow(), newRow()]);
      await eventually(async () => expect((await store.outbox()).oldestSeconds).toBeGreaterThan(0.01));
      expect((await store.outbox()).waiting).toBe(2);
    });

    it('prunes what was handled before a time, and nothing else', async () => {
      const delivery = await handle();
      await store.prune(new Date(Date.now() - 60_000), 1_000);
      expect(await store.find(delivery)).toBeDefined();
      expect(await store.prune(new Date(Date.now() + 60_000), 1_000)).toBeGreaterThan(0);
      expect(await store.find(delivery)).toBeUndefined();
    });

    describeParking(() => store, handle);

    it('does not call a mistake of the program transient', () => {
      expect(store.isTransient(new TypeError('x is undefined'))).toBe(false);
    });
  });
}
