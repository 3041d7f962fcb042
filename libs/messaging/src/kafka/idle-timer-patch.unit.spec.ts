import { EventEmitter } from 'node:events';
import { fingerprint, patchIdleTimer, upstreamIsKnown } from './idle-timer-patch';

// eslint-disable-next-line @typescript-eslint/no-require-imports
const RequestQueue = require('kafkajs/src/network/requestQueue') as new (options: object) => {
  pending: object[];
  throttleCheckTimeoutId: NodeJS.Timeout | null;
  scheduleCheckPendingRequests(): void;
  destroy(): void;
};

const logger = { namespace: () => ({ debug() {}, warn() {} }) };
const newQueue = () =>
  new RequestQueue({
    maxInFlightRequests: 1,
    requestTimeout: 100,
    clientId: 'c',
    broker: 'b',
    logger,
    isConnected: () => true,
    instrumentationEmitter: new EventEmitter(),
  });

describe('the idle timer of kafkajs', () => {
  it('is still the method this patch was written for', () => {
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

    patchIdleTimer();
    const after = newQueue();
    after.scheduleCheckPendingRequests();
    expect({ upstreamArms, weArm: after.throttleCheckTimeoutId !== null }).toEqual({
      upstreamArms: true,
      weArm: false,
    });
    after.destroy();
  });

  it('still looks at the queue when something is pending', () => {
    patchIdleTimer();
    const queue = newQueue();
    queue.pending.push({});
    queue.scheduleCheckPendingRequests();
    expect(queue.throttleCheckTimeoutId).not.toBeNull();
    queue.pending.length = 0;
    queue.destroy();
  });
});
