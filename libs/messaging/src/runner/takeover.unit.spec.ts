import { InMemoryBroker, InMemoryMessageStore, silentLog } from '@portfel/testing';
import { OutboxPublisher } from './outbox-publisher';
import { Takeover } from './takeover';

const signal = new AbortController().signal;
const row = (id: string) => ({ id, topic: 'wallet.events', key: 'ann', value: Buffer.from(id), headers: {} });

describe('taking partitions over', () => {
  let broker: InMemoryBroker;
  let store: InMemoryMessageStore;
  let publisher: OutboxPublisher;
  let takeover: Takeover;
  beforeEach(() => {
    broker = new InMemoryBroker();
    store = new InMemoryMessageStore();
    publisher = new OutboxPublisher(broker, store, silentLog);
    takeover = new Takeover(publisher);
  });

  /** What a process has committed that is frozen before it sends. */
  const leave = async (id: string) => {
    const transaction = await store.begin({ consumer: 'wallet.commands', messageId: id, key: 'ann' });
    await transaction.commit({ outcomes: [], events: [row(id)] });
  };
  const sent = () => broker.records('wallet.events').map(({ value }) => String(value));

  it('sends first what the former owner has left, however young it is; once for all batches', async () => {
    await leave('one');
    await leave('two');
    await Promise.all([takeover.done(1, signal), takeover.done(1, signal)]);
    expect(sent()).toEqual(['one', 'two']);
    await leave('of my own, on its way');
    await takeover.done(1, signal);
    expect(sent()).toEqual(['one', 'two']);
  });

  it('repeats nothing that this process has sent itself and not yet deleted', async () => {
    await leave('mine');
    await publisher.publish([row('mine')]);
    await leave('theirs');
    await takeover.done(1, signal);
    expect(sent()).toEqual(['mine', 'theirs']);
  });

  it('does so again after the next rebalance, and after a failure', async () => {
    await takeover.done(1, signal);
    await leave('one');
    const produce = jest.spyOn(broker, 'produce').mockRejectedValueOnce(new Error('broker away'));
    await expect(takeover.done(2, signal)).rejects.toThrow('broker away');
    await takeover.done(2, signal);
    expect([produce.mock.calls.length, sent()]).toEqual([2, ['one']]);
  });

  it('waits for another process that is sending, and not for ever', async () => {
    await leave('one');
    let release!: () => void;
    const other = store.withUnsent(0, 10, () => new Promise<void>((resolve) => (release = resolve)));
    let done = false;
    const waiting = takeover.done(1, signal).then(() => (done = true));
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(done).toBe(false);
    release();
    await Promise.all([other, waiting]);
    expect(done).toBe(true);

    await leave('two');
    void store.withUnsent(0, 10, () => new Promise<void>(() => {}));
    await expect(takeover.done(2, AbortSignal.timeout(200))).rejects.toThrow();
  });
});
