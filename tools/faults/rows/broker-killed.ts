import { setTimeout as sleep } from 'node:timers/promises';
import { stateOf } from '../platform/parts';
import { pidsOf, recover } from './recovery';
import type { Row } from './row';

export const brokerKilled: Row = {
  name: 'broker-killed',
  sentence: 'the broker is killed (-9) and started again at once',
  durationSeconds: 30,
  short: false,
  run: async (context) => {
    const { platform, planned, short, progress } = context;
    const seen: string[] = [];
    let worst = 0;
    const before = pidsOf(context);
    for (let round = 0; round < (short ? 1 : 2); round += 1) {
      await sleep(planned.calmMs[round]);
      const pid = platform.parts.kill('kafka');
      await sleep(300);
      const state = stateOf(pid);
      await platform.parts.restart('kafka');
      progress('the broker is back');
      if (state === undefined || state === 'Z')
        seen.push(`broker ${pid} was gone; ${platform.parts.pids('kafka')[0]} took its place`);
      worst = Math.max(worst, await recover(context));
    }
    if (pidsOf(context) !== before)
      context.red('no process ends by itself', `before: ${before}; after: ${pidsOf(context)}`);
    return { times: seen.length, seen, worstRecoverySeconds: worst };
  },
};
