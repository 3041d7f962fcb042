import { setTimeout as sleep } from 'node:timers/promises';
import { memoryOf } from '../platform/parts';
import { pidsOf, recover, saysNotReady } from './recovery';
import type { Row, RowContext } from './row';

/** A queue that nobody empties grows faster than this. */
const GROWTH_LIMIT_MB = 60;

export const brokerAway: Row = {
  name: 'broker-away',
  sentence: 'the broker is gone for two minutes (connections refused)',
  durationSeconds: 140,
  short: false,
  run: async (context) => {
    const { platform, planned, short, progress } = context;
    await sleep(planned.calmMs[0]);
    const before = pidsOf(context);
    const pid = platform.parts.kill('kafka');
    const goneAt = Date.now();
    const told = await saysNotReady(context, platform.instances.running);
    const early = memory(context);
    await sleep(Math.max(0, goneAt + (short ? 15_000 : 120_000) - Date.now()));
    const late = memory(context);
    for (const [id, megabytes] of late) {
      const growth = megabytes - early.get(id)!;
      if (growth > GROWTH_LIMIT_MB) {
        context.red('memory stays flat', `${id} grew by ${growth.toFixed(0)} MB while the broker was away`);
      }
    }
    const growth = Math.max(...[...late].map(([id, megabytes]) => megabytes - early.get(id)!));
    progress(`away for ${((Date.now() - goneAt) / 1_000).toFixed(0)} s; most memory grown: ${growth.toFixed(0)} MB`);
    await platform.parts.restart('kafka');
    const worstRecoverySeconds = await recover(context);
    if (pidsOf(context) !== before)
      context.red('no process ends by itself', `before: ${before}; after: ${pidsOf(context)}`);
    const seen = [`broker ${pid} was gone`, ...told, `memory of a service grew by at most ${growth.toFixed(0)} MB`];
    return { times: told.length > 0 ? 1 : 0, seen, worstRecoverySeconds };
  },
};

function memory({ platform: { instances } }: RowContext): Map<string, number> {
  return new Map(instances.running.map((id) => [id, memoryOf(instances.pid(id))]));
}
