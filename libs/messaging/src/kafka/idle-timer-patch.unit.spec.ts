import { EventEmitter } from 'node:events';
import { fingerprint, patchIdleTimers, upstreamIsKnown } from './idle-timer-patch';

// eslint-disable-next-line @typescript-eslint/no-require-imports
const RequestQueue = require('kafkajs/src/network/requestQueue') as new (options: object) => {
  pending: object[];
  inflight: Map<number, object>;
  throttleCheckTimeoutId: NodeJS.Timeout | null;
  scheduleCheckPendingRequests(): void;
  scheduleRequestTimeoutCheck(): void;
  destroy(): void;
};

const logger = { namespace: () => ({ debug() {}, warn() {} }) };
const newQueue = () =>
  new RequestQueue({
    maxInFlightRequests: 1,
    requestTimeout: 15_000,
    enforceRequestTimeout: true,
    clientId: 'c',
    broker: 'b',
    logger,
    isConnected: () => true,
    instrumentationEmitter: new EventEmitter(),
  });

describe('the idle timers of kafkajs', () => {
  it('are still the methods this patch was written for', () => {
    expect(upstreamIsKnown()).toBe(true);
  });

  it('would be noticed if it changed', () => {
    expect(fingerprint('scheduleCheckPendingRequests() { somethingElse() }')).not.toBe(
      fingerprint('scheduleCheckPendingRequests() { something() }'),
    );
  });

  it('is armed for ever by upstream, and not at all by us when nothing is pending', () => {
    const before = newQueue();
    before.scheduleCheckPendingRequests();
    const upstreamArms = before.throttleCheckTimeoutId !== null;
    before.destroy();

    patchIdleTimers();
    const after = newQueue();
    after.scheduleCheckPendingRequests();
    expect({ upstreamArms, weArm: after.throttleCheckTimeoutId !== null }).toEqual({
      upstreamArms: true,
      weArm: false,
    });
    after.destroy();
  });

  it('still looks at the queue when something is pending', () => {
    patchIdleTimers();
    const queue = newQueue();
    queue.pending.push({});
    queue.scheduleCheckPendingRequests();
    expect(queue.throttleCheckTimeoutId).not.toBeNull();
    queue.pending.length = 0;
    queue.destroy();
  });

  it('wakes once a second for requests out of time, and lets them go', () => {
    jest.useFakeTimers();
    try {
      patchIdleTimers();
      const queue = newQueue();
      const timeoutRequest = jest.fn();
      const inTime = jest.fn();
      queue.inflight.set(1, { sentAt: Date.now(), requestTimeout: 15_000, timeoutRequest });
      queue.inflight.set(2, { sentAt: Date.now(), requestTimeout: 60_000, timeoutRequest: inTime });
      queue.scheduleRequestTimeoutCheck();
      expect(jest.getTimerCount()).toBe(1);
      jest.advanceTimersByTime(15_000);
      expect(timeoutRequest).not.toHaveBeenCalled();
      jest.advanceTimersByTime(1_000);
      expect([timeoutRequest.mock.calls.length, inTime.mock.calls.length]).toEqual([1, 0]);
      queue.destroy();
      expect(jest.getTimerCount()).toBe(0);
    } finally {
      jest.useRealTimers();
    }
  });
});
