import { randomUUID } from 'node:crypto';
import {
  AlreadyHandled,
  KeyIsParked,
  SequenceGap,
  type Arrival,
  type MessageStore,
  type ParkedMessage,
} from '@portfel/messaging';

export const newDelivery = (key: string = randomUUID()): Arrival => ({
  consumer: 'spec.commands',
  messageId: randomUUID(),
  key,
});
export const parkedOf = (arrival: Arrival): ParkedMessage => ({
  ...arrival,
  name: 'Spec.Do@1',
  reason: 'TypeError',
  origin: 'spec.commands/3@17',
  value: Buffer.from('zażółć \u0000'),
  headers: { traceparent: '00-1' },
});

/** What every message store promises about keys that wait. @param handle begins and commits one delivery */
export function describeParking(store: () => MessageStore, handle: (arrival: Arrival) => Promise<Arrival>): void {
  describe('with a parked key', () => {
    const soon = () => new Date(Date.now() - 1_000);
    const later = () => new Date(Date.now() + 60_000);
    const due = async (key: string) =>
      (await store().parking.due('spec.commands', new Date(), 1_000)).find((one) => one.key === key);
    const waiting = async (key: string) =>
      (await store().parking.list({ key }, 100)).flatMap((one) => one.messages.map(({ messageId }) => messageId));
    const park = async (retryAt = later(), arrival = newDelivery()) => {
      expect(await store().parking.park(parkedOf(arrival), 'failed', retryAt)).toBe(true);
      return arrival;
    };
    const leave = async (arrival: Arrival, how: 'in-turn' | 'as-it-is' = 'in-turn') =>
      await (await store().begin({ ...arrival, fromParking: how })).commit({ events: [] });

    it('keeps the message byte for byte, once', async () => {
      const arrival = await park();
      await park(later(), arrival);
      const [key] = await store().parking.list({ key: arrival.key }, 10);
      expect(key).toMatchObject({ consumer: 'spec.commands', key: arrival.key, cause: 'failed', attempts: 0 });
      expect(key!.messages).toEqual([{ ...parkedOf(arrival), sequence: undefined }]);
    });

    it('lets no later message of the key pass, and every other key', async () => {
      const { key } = await park();
      await expect(store().begin(newDelivery(key))).rejects.toBeInstanceOf(KeyIsParked);
      await expect(handle(newDelivery())).resolves.toBeDefined();
      await expect(handle({ ...newDelivery(key), consumer: 'spec.other' })).resolves.toBeDefined();
    });

    it('keeps later messages behind it, in order, as long as the key is blocked', async () => {
      const first = await park();
      const second = newDelivery(first.key);
      expect(await store().parking.park(parkedOf(second), 'behind')).toBe(true);
      expect(await waiting(first.key)).toEqual([first.messageId, second.messageId]);
      await leave(first);
      await leave(second);
      expect(await store().parking.park(parkedOf(newDelivery(first.key)), 'behind')).toBe(false);
      expect(await waiting(first.key)).toEqual([]);
      await expect(handle(newDelivery(first.key))).resolves.toBeDefined();
    });

    it('gives a parked message its effect once, and frees the key with the same commit', async () => {
      const arrival = await park();
      await leave(arrival);
      expect(await store().find(arrival)).toBeDefined();
      await expect(leave(arrival)).rejects.toBeInstanceOf(AlreadyHandled);
      await expect(store().begin(arrival)).rejects.toBeInstanceOf(AlreadyHandled);
      expect(await store().parking.list({ key: arrival.key }, 10)).toEqual([]);
    });

    it('leaves a parked message where it is after a rollback', async () => {
      const arrival = await park();
      await (await store().begin({ ...arrival, fromParking: 'in-turn' })).rollback();
      expect(await waiting(arrival.key)).toEqual([arrival.messageId]);
      expect(await store().find(arrival)).toBeUndefined();
    });

    it('is due when its time has come, and later with each failure', async () => {
      const { key } = await park();
      expect(await due(key)).toBeUndefined();
      const other = await park(soon());
      const [first] = (await due(other.key))!.messages;
      expect(first!.messageId).toBe(other.messageId);
      await store().parking.keep({ ...first!, reason: 'RangeError' }, later());
      expect(await due(other.key)).toBeUndefined();
      const [shown] = await store().parking.list({ key: other.key }, 10);
      expect([shown!.attempts, shown!.messages[0]!.reason]).toEqual([1, 'RangeError']);
    });

    it('is due at once when an operator asks, by key or by message, asked once or twice', async () => {
      const arrival = await park();
      expect(await store().parking.requestRedrive({ messageId: randomUUID() })).toBe(0);
      expect(await store().parking.requestRedrive({ messageId: arrival.messageId })).toBe(1);
      expect(await store().parking.requestRedrive({ consumer: 'spec.commands', key: arrival.key })).toBe(1);
      expect(await due(arrival.key)).toMatchObject({ asItIs: true });
    });

    it('is counted by consumer and cause, with the age of the oldest', async () => {
      const [first, second] = [{ ...newDelivery(), consumer: randomUUID() }, newDelivery()];
      await park(later(), first);
      await park(later(), { ...second, consumer: first.consumer });
      await store().parking.park(parkedOf({ ...newDelivery(second.key), consumer: first.consumer }), 'behind');
      await store().parking.park(parkedOf({ ...newDelivery(), consumer: first.consumer, sequence: 2 }), 'gap');
      const counted = (await store().parking.count()).filter(({ consumer }) => consumer === first.consumer);
      const [oldest] = await store().parking.list({ consumer: first.consumer }, 10);
      expect(counted).toHaveLength(2);
      expect(counted).toContainEqual({ consumer: first.consumer, cause: 'failed', keys: 2, since: oldest!.since });
      expect(counted).toContainEqual(expect.objectContaining({ cause: 'gap', keys: 1 }));
    });

    it('has one effect when two processes redrive it at once', async () => {
      const arrival = await park();
      const attempt = async (): Promise<string> => {
        try {
          await leave(arrival);
          return 'effect';
        } catch (error) {
          if (error instanceof AlreadyHandled) return 'repeat';
          if (!store().isTransient(error)) throw error;
          await new Promise((resolve) => setTimeout(resolve, 20));
          return await attempt();
        }
      };
      expect((await Promise.all([attempt(), attempt(), attempt()])).sort()).toEqual(['effect', 'repeat', 'repeat']);
      expect(await store().parking.list({ key: arrival.key }, 10)).toEqual([]);
    });

    it('forgets a parked message that was done in the meantime', async () => {
      const arrival = newDelivery();
      await handle(arrival);
      await park(later(), arrival);
      await expect(leave(arrival)).rejects.toBeInstanceOf(AlreadyHandled);
      expect(await store().parking.list({ key: arrival.key }, 10)).toEqual([]);
    });
  });

  describe('with a checked history', () => {
    const numbered = (key: string, sequence: number): Arrival => ({ ...newDelivery(key), sequence });
    const due = async (key: string) =>
      (await store().parking.due('spec.commands', new Date(), 1_000)).find((one) => one.key === key);

    it('takes the messages of a key in their order, and calls older ones done', async () => {
      const key = randomUUID();
      await handle(numbered(key, 1));
      await handle(numbered(key, 2));
      await expect(store().begin(numbered(key, 2))).rejects.toBeInstanceOf(AlreadyHandled);
      await expect(store().begin(numbered(key, 1))).rejects.toBeInstanceOf(AlreadyHandled);
      await expect(handle(numbered(key, 3))).resolves.toBeDefined();
    });

    it('says which one is missing before an early one', async () => {
      const key = randomUUID();
      await handle(numbered(key, 1));
      await expect(store().begin(numbered(key, 4))).rejects.toMatchObject({ expected: 2 });
      await expect(store().begin(numbered(randomUUID(), 2))).rejects.toBeInstanceOf(SequenceGap);
    });

    it('lets the missing one pass the early ones, which then are due by number', async () => {
      const key = randomUUID();
      const [third, second] = [numbered(key, 3), numbered(key, 2)];
      await store().parking.park(parkedOf(third), 'gap');
      await expect(store().begin(second)).rejects.toBeInstanceOf(KeyIsParked);
      await store().parking.park(parkedOf(second), 'behind');
      expect(await due(key)).toBeUndefined();
      await handle(numbered(key, 1));
      for (const expected of [second, third]) {
        const [first] = (await due(key))!.messages;
        expect(first).toMatchObject({ messageId: expected.messageId, sequence: expected.sequence });
        await (await store().begin({ ...expected, fromParking: 'in-turn' })).commit({ events: [] });
      }
      await expect(handle(numbered(key, 4))).resolves.toBeDefined();
    });

    it('lets an operator go on without the missing one', async () => {
      const key = randomUUID();
      const early = numbered(key, 5);
      await store().parking.park(parkedOf(early), 'gap');
      await expect(store().begin({ ...early, fromParking: 'in-turn' })).rejects.toBeInstanceOf(SequenceGap);
      await (await store().begin({ ...early, fromParking: 'as-it-is' })).commit({ events: [] });
      await expect(handle(numbered(key, 6))).resolves.toBeDefined();
      await expect(store().begin(numbered(key, 4))).rejects.toBeInstanceOf(AlreadyHandled);
    });

    it('does not move on with a rollback', async () => {
      const key = randomUUID();
      await (await store().begin(numbered(key, 1))).rollback();
      await expect(handle(numbered(key, 1))).resolves.toBeDefined();
    });
  });
}
