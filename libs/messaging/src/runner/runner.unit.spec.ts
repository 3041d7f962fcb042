import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { Registry } from 'prom-client';
import {
  AccountConfirmed,
  ConfirmAccount,
  Envelope,
  OutcomeData,
  type AnyCommand,
  type AnyEvent,
} from '@portfel/contracts';
import {
  InMemoryBroker,
  InMemoryMessageStore,
  silentLog,
  testSealing,
  TransientFailure,
  type InMemoryTransaction,
} from '@portfel/testing';
import type { IncomingRecord } from '../broker.port';
import { encode } from '../message-codec';
import { MessagingMetrics } from '../metrics';
import type { Dispatch } from './consumer';
import { OutboxPublisher } from './outbox-publisher';
import { Runner } from './runner';
import type { UnitOfWork } from './unit-of-work';

const { auth: sealer, gateway } = testSealing('auth', 'gateway') as Record<
  'auth' | 'gateway',
  ReturnType<typeof testSealing>[string]
>;
const provenance = { producer: 'spec', correlationId: 'c', actor: { type: 'visitor' as const } };
const never = new AbortController().signal;

function setUp(contract: AnyCommand | AnyEvent, dispatch: Dispatch) {
  const broker = new InMemoryBroker();
  const store = new InMemoryMessageStore();
  const publisher = new OutboxPublisher(broker, store, silentLog);
  const metrics = new MessagingMetrics(new Registry());
  const isCommand = contract.kind === 'command';
  const runner = new Runner(
    {
      group: isCommand ? 'auth.commands' : 'auth.spec-when-spec',
      service: 'auth',
      topics: [contract.topic],
      handlers: new Map([[`${contract.name}@1`, dispatch]]),
      takes: isCommand ? 'every-message' : 'named-messages',
      inSequence: false,
    },
    { broker, store, publisher, sealer, metrics, log: silentLog, now: () => new Date(), keysAtOnce: 10 },
  );
  const outcomes = () =>
    broker
      .records('auth.outcomes')
      .map((record) => OutcomeData.parse(Envelope.parse(JSON.parse(String(record.value))).data));
  const handle = (...records: IncomingRecord[]) => runner.handleBatch(records, never);
  return { broker, store, handle, outcomes };
}

let offset = 0;
const record = (key: string, value: Buffer | null): IncomingRecord => ({
  topic: 'auth.events',
  partition: 3,
  offset: String((offset += 1)),
  key,
  value,
  headers: { traceparent: '00-1' },
});
async function event(accountId = randomUUID()) {
  const message = await encode(AccountConfirmed, { accountId }, provenance, gateway, { now: new Date() });
  return record(message.key, message.value);
}
async function command(options: { id?: string; bodyHash?: string } = {}) {
  const { id = randomUUID(), bodyHash = 'hash' } = options;
  const data = { confirmationId: id, token: 'a token' };
  const message = await encode(ConfirmAccount, data, provenance, gateway, { eventId: id, bodyHash, now: new Date() });
  return record(message.key, message.value);
}
const effect = async (uow: UnitOfWork, run: () => void) =>
  ((await uow.transaction()) as InMemoryTransaction).onCommit(run);

describe('Runner', () => {
  it('has one effect per message and keeps the order of each key, whatever is repeated and whatever fails for a while', async () => {
    const plan = fc.array(
      fc.record({ message: fc.nat(9), repeats: fc.integer({ min: 1, max: 3 }), failures: fc.nat(2) }),
      { maxLength: 25 },
    );
    await fc.assert(
      fc.asyncProperty(plan, async (steps) => {
        const keys = [randomUUID(), randomUUID(), randomUUID()];
        const messages = await Promise.all(Array.from({ length: 10 }, (_, index) => event(keys[index % 3])));
        const effects: string[] = [];
        const left = new Map<string, number>();
        const { handle } = setUp(AccountConfirmed, async (data, uow) => {
          const id = JSON.stringify(data);
          const failures = left.get(id) ?? 0;
          left.set(id, failures - 1);
          if (failures > 0) throw new TransientFailure();
          const { accountId } = data as { accountId: string };
          await effect(uow, () => effects.push(accountId));
        });
        const delivered = [...new Set(steps.map((step) => step.message))];
        const batch = steps.flatMap((step) => Array.from({ length: step.repeats }, () => messages[step.message]!));
        await handle(...batch);
        expect(effects).toHaveLength(delivered.length);
        for (const key of keys) {
          expect(effects.filter((one) => one === key)).toHaveLength(
            delivered.filter((index) => keys[index % 3] === key).length,
          );
        }
      }),
      { numRuns: 40 },
    );
  });

  it('answers a command once it is committed, and gives a repeat the same answer', async () => {
    let calls = 0;
    const { handle, outcomes } = setUp(ConfirmAccount, async (_data, uow) => {
      calls += 1;
      return uow.accept({ accountId: '01a1fdd6-1b49-778b-8f7d-6ebf91da0d69' });
    });
    const one = await command();
    await handle(one);
    await handle(one);
    expect(calls).toBe(1);
    expect(outcomes()).toHaveLength(2);
    expect(outcomes()[0]).toEqual(outcomes()[1]);
    expect(outcomes()[0]).toMatchObject({ status: 'accepted' });
  });

  it('refuses the id of another request without touching anything', async () => {
    let calls = 0;
    const { handle, outcomes } = setUp(ConfirmAccount, async (_data, uow) => {
      calls += 1;
      return uow.reject('hash-not-found');
    });
    const id = randomUUID();
    await handle(await command({ id, bodyHash: 'one' }));
    await handle(await command({ id, bodyHash: 'other' }));
    expect(calls).toBe(1);
    expect(outcomes().map(({ body_hash, rejection }) => [body_hash, rejection!.code])).toEqual([
      ['one', 'hash-not-found'],
      ['other', 'idempotency-key-reused'],
    ]);
  });

  it('lets events leave only with the commit', async () => {
    let fail = true;
    const { handle, broker } = setUp(ConfirmAccount, async (_data, uow) => {
      uow.publish(AccountConfirmed, { accountId: '01a1fdd6-1b49-778b-8f7d-6ebf91da0d69' });
      await uow.transaction();
      if (fail) {
        fail = false;
        throw new TransientFailure();
      }
      return uow.accept({ accountId: '01a1fdd6-1b49-778b-8f7d-6ebf91da0d69' });
    });
    await handle(await command());
    expect(broker.records('auth.events')).toHaveLength(1);
  });

  it.each([
    ['a tombstone', null, 'tombstone'],
    ['bytes that are no message', Buffer.from('\u0000 not json'), 'not-json'],
    [
      'an unknown message',
      Buffer.from(
        '{"event_id":"01a1fdd6-1b49-778b-8f7d-6ebf91da0d69","event_name":"Auth.Unheard","event_version":1,"event_time":"2026-01-01T00:00:00.000Z","producer":"x","correlation_id":"c","actor":{"type":"visitor"},"data":{}}',
      ),
      'unknown-message',
    ],
  ])('sends %s to the dead letters with its original bytes, and goes on', async (_name, value, reason) => {
    const { handle, broker, outcomes } = setUp(ConfirmAccount, async (_data, uow) => uow.reject('hash-not-found'));
    await handle(record('poison', value), await command());
    const [dead] = broker.records('auth.dead-letters');
    expect(dead!.value).toEqual(value ?? Buffer.alloc(0));
    expect(dead!.headers).toMatchObject({
      'dead-reason': expect.stringContaining(reason) as string,
      'dead-origin': expect.stringMatching(/^auth\.events\/3@\d+$/) as string,
      traceparent: '00-1',
    });
    expect(outcomes()).toHaveLength(1);
  });

  it('never skips a message while its dead letter cannot be written', async () => {
    const { handle, broker } = setUp(AccountConfirmed, async () => {});
    broker.goAway();
    let done = false;
    const handling = handle(record('poison', Buffer.from('{'))).then(() => (done = true));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(done).toBe(false);
    broker.comeBack();
    await handling;
    expect(broker.records('auth.dead-letters')).toHaveLength(1);
  });

  it('passes over events it does not take, whatever they are', async () => {
    const { handle, broker } = setUp(AccountConfirmed, async () => {});
    await handle(record('k', Buffer.from('{"event_id":"x","event_name":"Auth.FromTheFuture","event_version":9}')));
    expect(broker.records('auth.dead-letters')).toHaveLength(0);
  });

  it('stops between messages when its partition is lost, and reports it', async () => {
    const stopping = new AbortController();
    const effects: string[] = [];
    const { store, broker } = setUp(AccountConfirmed, async () => {});
    const runner = new Runner(
      {
        group: 'auth.x',
        service: 'auth',
        topics: ['auth.events'],
        takes: 'named-messages',
        inSequence: false,
        handlers: new Map([
          [
            `${AccountConfirmed.name}@1`,
            async (data, uow) => {
              await effect(uow, () => effects.push((data as { accountId: string }).accountId));
              stopping.abort();
            },
          ],
        ]),
      },
      {
        broker,
        store,
        publisher: new OutboxPublisher(broker, store, silentLog),
        sealer,
        metrics: new MessagingMetrics(new Registry()),
        log: silentLog,
        now: () => new Date(),
        keysAtOnce: 10,
      },
    );
    const key = randomUUID();
    const work = runner.handleBatch([await event(key), await event(key)], stopping.signal);
    await expect(work).rejects.toMatchObject({ name: 'AbortError' });
    expect(effects).toEqual([key]);
  });
});
