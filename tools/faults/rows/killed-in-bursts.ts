import { setTimeout as sleep } from 'node:timers/promises';
import { recover } from './recovery';
import type { Row } from './row';

export const killedInBursts: Row = {
  name: 'killed-in-bursts',
  sentence: 'the wallet service is killed (-9) three times in the middle of bursts of commands for the same keys',
  durationSeconds: 25,
  short: false,
  run: async (context) => {
    const { platform, truth, planned, progress } = context;
    const seen: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      await sleep(planned.calmMs[round]! + 700);
      const before = truth.openings.length;
      const end = await platform.instances.kill('wallet-1');
      await platform.instances.start('wallet-1');
      const promised = truth.openings.length - before;
      progress(`wallet-1 killed (${end.signal}); ${promised} openings accepted until it was back`);
      if (end.signal === 'SIGKILL' && promised > 0) seen.push(`wallet-1 ended by SIGKILL among ${promised} openings`);
    }
    const worstRecoverySeconds = await recover(context);
    return { times: seen.length, seen, worstRecoverySeconds };
  },
};
