import { setTimeout as sleep } from 'node:timers/promises';
import { stateOf } from '../platform/parts';
import { pidsOf, recover, saysNotReady } from './recovery';
import type { Row } from './row';

export const brokerFrozen: Row = {
  name: 'broker-frozen',
  sentence: 'the broker stops answering without closing a connection (SIGSTOP, 60 s)',
  durationSeconds: 75,
  short: true,
  run: async (context) => {
    const { platform, planned, short } = context;
    await sleep(planned.calmMs[0]);
    const before = pidsOf(context);
    platform.parts.freeze('kafka');
    const [pid] = platform.parts.pids('kafka');
    await sleep(200);
    const state = stateOf(pid!);
    let told: string[];
    try {
      const frozenAt = Date.now();
      told = await saysNotReady(context, ['gateway-1', 'wallet-1', 'auth-1']);
      await sleep(Math.max(0, frozenAt + (short ? 8_000 : 60_000) - Date.now()));
    } finally {
      platform.parts.thaw('kafka');
    }
    const worstRecoverySeconds = await recover(context);
    if (pidsOf(context) !== before)
      context.red('no process ends by itself', `before: ${before}; after: ${pidsOf(context)}`);
    const bitten = state === 'T' && told.length > 0;
    return { times: bitten ? 1 : 0, seen: [`process ${pid} was in state ${state}`, ...told], worstRecoverySeconds };
  },
};
