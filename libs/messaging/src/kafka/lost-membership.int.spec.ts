import { randomUUID } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Kafka, logLevel } from 'kafkajs';
import { eventually, silentLog, testAddresses } from '@portfel/testing';
import { newTopic } from '../../test/new-topic';
import { KafkaSubscription } from './kafka-subscription';
import { patchMembership } from './membership-patch';

// kafkajs exports no types for its inside.
/* eslint-disable @typescript-eslint/no-require-imports */
const brokerClass = require('kafkajs/src/broker') as {
  prototype: Record<'heartbeat' | 'joinGroup', () => Promise<unknown>>;
};
const { createErrorFromCode } = require('kafkajs/src/protocol/error') as { createErrorFromCode(code: number): Error };
/* eslint-enable @typescript-eslint/no-require-imports */

const COORDINATOR_NOT_AVAILABLE = 15;
const NOT_COORDINATOR = 16;
const JOIN_GROUP = 11;
const HEARTBEAT = 12;

/** A client whose coordinator forgets it when told to, and whose next attempt to join is cut. */
function forgettableClient() {
  let forget = false;
  let cut = false;
  const watched = (socket: Socket): Socket => {
    const write = socket.write.bind(socket) as (...args: unknown[]) => boolean;
    socket.write = (...args: unknown[]) => {
      const [request] = args;
      const api = Buffer.isBuffer(request) ? request.readInt16BE(4) : undefined;
      if (forget && api === HEARTBEAT) {
        forget = false;
        cut = true;
        const memberId = (request as Buffer).lastIndexOf('spec-');
        (request as Buffer).write('x', memberId);
      } else if (cut && api === JOIN_GROUP) {
        cut = false;
        setImmediate(() => socket.destroy(new Error('cut')));
        return true;
      }
      return write(...args);
    };
    return socket;
  };
  const kafka = new Kafka({
    clientId: 'spec',
    brokers: testAddresses().kafkaBrokers,
    logLevel: logLevel.NOTHING,
    socketFactory: ({ host, port, onConnect }) => watched(connect({ host, port }, onConnect)),
  });
  return { kafka, forget: () => void (forget = true), wasCut: () => !forget && !cut };
}

const until = (holds: () => boolean) => eventually(() => expect(holds()).toBe(true), { withinMs: 25_000 });

describe('a consumer its coordinator has forgotten, and that cannot join at once', () => {
  it('is no member any more with kafkajs alone, and never joins again', async () => {
    const { kafka, forget, wasCut } = forgettableClient();
    const consumer = kafka.consumer({ groupId: `spec-${randomUUID()}`, heartbeatInterval: 500, maxWaitTimeInMs: 200 });
    let joins = 0;
    let fetches = 0;
    consumer.on(consumer.events.GROUP_JOIN, () => void (joins += 1));
    consumer.on(consumer.events.FETCH, () => void (fetches += 1));
    await consumer.connect();
    await consumer.subscribe({ topics: [await newTopic()] });
    await consumer.run({ eachBatch: async () => {} });
    await until(() => joins === 1 && fetches > 0);
    forget();
    await until(wasCut);
    await sleep(1_000);
    const before = fetches;
    await sleep(3_000);
    // If this fails, kafkajs has been mended: the patch can go.
    expect({ joins, goesOnFetching: fetches > before }).toEqual({ joins: 1, goesOnFetching: true });
    await consumer.disconnect();
  });

  it('joins again with the patch', async () => {
    patchMembership();
    const { kafka, forget, wasCut } = forgettableClient();
    const options = { group: `spec-${randomUUID()}`, topics: [await newTopic()], from: 'group' as const };
    const subscription = new KafkaSubscription(options, async () => {}, { kafka, log: silentLog, onFatal: fail });
    await until(() => subscription.isProgressing());
    forget();
    await until(wasCut);
    await until(() => subscription.rebalances() === 2 && subscription.isProgressing());
    await subscription.stop();
  });

  it('is a member still when its coordinator was away for a moment only', async () => {
    patchMembership();
    const { kafka } = forgettableClient();
    const options = { group: `spec-${randomUUID()}`, topics: [await newTopic()], from: 'group' as const };
    const subscription = new KafkaSubscription(options, async () => {}, { kafka, log: silentLog, onFatal: fail });
    await until(() => subscription.isProgressing());
    const beating = jest.spyOn(brokerClass.prototype, 'heartbeat');
    const joining = jest.spyOn(brokerClass.prototype, 'joinGroup');
    joining.mockRejectedValueOnce(createErrorFromCode(COORDINATOR_NOT_AVAILABLE));
    beating.mockRejectedValueOnce(createErrorFromCode(NOT_COORDINATOR));
    await until(() => joining.mock.calls.length === 1);
    await until(() => subscription.isProgressing());
    expect([subscription.rebalances(), joining.mock.calls.length]).toEqual([1, 1]);
    jest.restoreAllMocks();
    await subscription.stop();
  });
});

function fail(reason: string): never {
  throw new Error(reason);
}
