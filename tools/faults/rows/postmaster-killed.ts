import { setTimeout as sleep } from 'node:timers/promises';
import { stateOf } from '../platform/parts';
import { recover, saysNotReady } from './recovery';
import type { Row } from './row';

export const postmasterKilled: Row = {
  name: 'postmaster-killed',
  sentence: 'the database server is killed (-9) and comes back later',
  durationSeconds: 30,
  short: false,
  run: async (context) => {
    const { platform, planned } = context;
    await sleep(planned.calmMs[0]);
    const pid = platform.parts.kill('postgres');
    const told = await saysNotReady(context, ['auth-1', 'wallet-1']);
    const state = stateOf(pid);
    await platform.parts.restart('postgres');
    const worstRecoverySeconds = await recover(context);
    const gone = state === undefined || state === 'Z';
    return {
      times: gone && told.length > 0 ? 1 : 0,
      seen: [`postmaster ${pid} was gone`, ...told],
      worstRecoverySeconds,
    };
  },
};
