import { randomUUID } from 'node:crypto';
import { Registry } from 'prom-client';
import { AccountConfirmed, ConfirmAccount, Envelope, OutcomeData } from '@portfel/contracts';
import { eventually, Failpoints, InMemoryBroker, silentLog, testSealing, type Failpoint } from '@portfel/testing';
import type { Broker, IncomingRecord } from '../src/broker.port';
import { encode } from '../src/message-codec';
import { MessagingMetrics } from '../src/metrics';
import { OutboxPublisher } from '../src/runner/outbox-publisher';
import { Runner } from '../src/runner/runner';
import type { MessageStore } from '../src/store/message-store.port';

const accountId = '01a1fdd6-1b49-778b-8f7d-6ebf91da0d69';
const never = new AbortController().signal;
const { auth: sealer, gateway } = testSealing('auth', 'gateway') as Record<
  'auth' | 'gateway',
  ReturnType<typeof testSealing>[string]
>;

/** What a store lets the next process find after one has died; run against each store. */
export function describeCrashPoints(
  name: string,
  open: () => Promise<{ store: MessageStore; close(): Promise<void> }>,
): void {
  describe(`a process that dies on ${name}`, () => {
    let store: MessageStore;
    let close: () => Promise<void>;
    beforeAll(async () => ({ store, close } = await open()));
    afterAll(() => close());

    it.each<[string, Failpoint]>([
      ['after its commit and before it has sent anything', 'after-commit'],
      ['after it has sent and before its offset moves', 'after-send'],
    ])('%s has had one effect, and its successor answers and publishes', async (_when, point) => {
      const world = new InMemoryBroker();
      const failpoints = new Failpoints();
      let effects = 0;
      const process = (of: MessageStore, broker: Broker) => {
        const publisher = new OutboxPublisher(broker, of, silentLog);
        const runner = new Runner(
          {
            group: 'auth.commands',
            service: 'auth',
            topics: ['auth.commands'],
            takes: 'every-message',
            inSequence: false,
            handlers: new Map([
              [
                `${ConfirmAccount.name}@1`,
                async (_data, uow) => {
                  await uow.transaction();
                  effects += 1;
                  uow.publish(AccountConfirmed, { accountId });
                  return uow.accept({ accountId });
                },
              ],
            ]),
          },
          {
            broker,
            store: of,
            publisher,
            sealer,
            metrics: new MessagingMetrics(new Registry()),
            log: silentLog,
            now: () => new Date(),
            keysAtOnce: 10,
          },
        );
        return { runner, publisher };
      };
      const record = await commandRecord();

      const died = failpoints.dieAt(point);
      const dying = process(failpoints.inStore(store), failpoints.inBroker(world));
      void dying.runner.handleBatch([record], never);
      await died;
      expect(world.records('auth.events')).toHaveLength(point === 'after-send' ? 1 : 0);

      const successor = process(store, world);
      await successor.runner.handleBatch([record], never);
      successor.publisher.start();
      await eventually(async () => expect(await store.outbox()).toEqual({ waiting: 0, oldestSeconds: 0 }));
      await successor.publisher.stop();
      expect(effects).toBe(1);
      const idsOf = (topic: string) =>
        world.records(topic).map(({ value }) => Envelope.parse(JSON.parse(String(value))));
      expect(new Set(idsOf('auth.events').map(({ event_id: id }) => id)).size).toBe(1);
      const answers = idsOf('auth.outcomes').map(({ data }) => OutcomeData.parse(data));
      expect(answers.length).toBeGreaterThan(0);
      for (const answer of answers) expect(answer).toMatchObject({ command_id: record.key, status: 'accepted' });
    });
  });
}

async function commandRecord(): Promise<IncomingRecord> {
  const eventId = randomUUID();
  const provenance = { producer: 'spec', correlationId: 'c', actor: { type: 'visitor' as const } };
  const data = { confirmationId: eventId, token: 'a token' };
  const { key, value } = await encode(ConfirmAccount, data, provenance, gateway, { eventId, now: new Date() });
  return { topic: 'auth.commands', partition: 0, offset: '0', key, value, headers: {} };
}
