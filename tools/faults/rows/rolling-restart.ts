import { setTimeout as sleep } from 'node:timers/promises';
import { SERVICES } from '../../platform/environments';
import { recover } from './recovery';
import type { Row } from './row';

/** A ready instance serves so long before the next one stops, as every rollout tool has it. */
const SETTLED_AFTER_MS = 1_000;

export const rollingRestart: Row = {
  name: 'rolling-restart',
  sentence: 'every instance of every service is restarted in order (SIGTERM), two instances of each',
  durationSeconds: 90,
  short: false,
  run: async (context) => {
    const { platform, client, red, progress } = context;
    const { instances } = platform;
    const second = SERVICES.map((name) => `${name}-2` as const).filter((id) => !instances.running.includes(id));
    await instances.start(...second);
    const failedBefore = client.failedTwice;
    const failedOnceBefore = client.failedOnce;
    const seen: string[] = [];
    for (const name of SERVICES) {
      for (const id of [`${name}-1`, `${name}-2`] as const) {
        const code = await instances.stop(id);
        if (code === 0) seen.push(`${id} ended with ${code} and was started again`);
        else red('a stop is orderly', `${id} ended with ${code} after SIGTERM`);
        await instances.start(id);
        await sleep(SETTLED_AFTER_MS);
      }
      progress(`${name} restarted`);
    }
    const worstRecoverySeconds = await recover(context);
    const failed = client.failedTwice - failedBefore;
    if (failed > 0)
      red('no request fails after one retry', `${failed} requests failed twice: ${client.lastFailures.join('; ')}`);
    seen.push(`${client.failedOnce - failedOnceBefore} requests needed one retry, ${failed} more than one`);
    await Promise.all(second.map((id) => instances.stop(id)));
    return { times: seen.length - 1, seen, worstRecoverySeconds };
  },
};
