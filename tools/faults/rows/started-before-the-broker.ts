import { setTimeout as sleep } from 'node:timers/promises';
import { pidsOf, recover, saysNotReady } from './recovery';
import type { Row } from './row';

export const startedBeforeTheBroker: Row = {
  name: 'started-before-the-broker',
  sentence: 'all services start while there is no broker, and wait for it',
  durationSeconds: 40,
  short: false,
  run: async (context) => {
    const { platform } = context;
    const { instances, parts } = platform;
    await sleep(1_000);
    const ids = instances.running;
    await Promise.all(ids.map((id) => instances.stop(id)));
    const pid = parts.kill('kafka');
    await sleep(500);
    ids.forEach((id) => instances.launch(id));
    const told = await saysNotReady(context, ids, 40_000);
    const before = pidsOf(context);
    await parts.restart('kafka');
    const worstRecoverySeconds = await recover(context);
    if (pidsOf(context) !== before)
      context.red('no process ends by itself', `before: ${before}; after: ${pidsOf(context)}`);
    return {
      times: told.length === ids.length ? 1 : 0,
      seen: [`broker ${pid} was gone`, ...told],
      worstRecoverySeconds,
    };
  },
};
