import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from './eventually';
import { recover } from './recovery';
import { NotPossibleHere, type Row } from './row';

/** Nothing can be lost of nothing. */
const ACCEPTED_BEFORE = 60;

export const powerCut: Row = {
  name: 'power-cut',
  sentence: 'the power of the database server is cut: what was synced is on its disk, and nothing else',
  durationSeconds: 60,
  short: false,
  run: async (context) => {
    const { platform, truth, planned, short, progress } = context;
    const { parts } = platform;
    const reason = await parts.whyNoPowerCut();
    if (reason) throw new NotPossibleHere(reason);
    await parts.movePostgres();
    await recover(context);
    const seen: string[] = [];
    let worst = 0;
    let times = 0;
    for (let round = 0; round < (short ? 1 : 3); round += 1) {
      const toldBefore = truth.money.count().posted;
      await eventually(() => truth.money.count().posted >= toldBefore + ACCEPTED_BEFORE, 30_000);
      await sleep(planned.calmMs[round]);
      const recoveriesBefore = recoveries(platform.postgresLog);
      const { what, by } = await parts.cutPower();
      const told = truth.money.count().posted - toldBefore;
      await parts.restart('postgres');
      const recovered = recoveries(platform.postgresLog) - recoveriesBefore;
      progress(`cut by ${by}; ${what.join()}; ${told} requests about money were accepted since the last time`);
      if (what.length > 0 && recovered > 0 && told > 0) times += 1;
      seen.push(`cut by ${by} after ${told} accepted requests about money: ${what.join()}`);
      worst = Math.max(worst, await recover(context));
    }
    return { times, seen, worstRecoverySeconds: worst };
  },
};

/** How often the server has found that it was not stopped in order. */
function recoveries(log: string): number {
  return readFileSync(log, 'utf8').split('automatic recovery in progress').length - 1;
}
