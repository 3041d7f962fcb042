import { setTimeout as sleep } from 'node:timers/promises';
import type { Row } from './row';

export const killedAtRandom: Row = {
  name: 'killed-at-random',
  sentence: 'a service is killed (-9) in the middle of the load and started again',
  durationSeconds: 60,
  short: true,
  run: async ({ platform: { instances }, load, planned, short, progress }) => {
    const victims = short ? planned.victims.slice(0, 2) : planned.victims;
    const seen: string[] = [];
    let worst = 0;
    for (const [index, name] of victims.entries()) {
      await sleep(planned.calmMs[index]);
      const id = instances.runningOf(name)[0]!;
      const end = await instances.kill(id);
      progress(`killed ${id} (${end.signal})`);
      if (end.signal === 'SIGKILL') seen.push(`${id} ended by SIGKILL`);
      await instances.start(id);
      worst = Math.max(worst, await load.probe());
    }
    return { times: seen.length, seen, worstRecoverySeconds: worst };
  },
};
