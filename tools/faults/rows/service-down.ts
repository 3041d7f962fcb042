import { setTimeout as sleep } from 'node:timers/promises';
import { recover } from './recovery';
import type { Row } from './row';

export const serviceDown: Row = {
  name: 'service-down',
  sentence: 'all instances of the wallet service are down for a minute while people go on asking',
  durationSeconds: 70,
  short: false,
  run: async (context) => {
    const { platform, truth, planned, short, progress } = context;
    const { instances } = platform;
    await sleep(planned.calmMs[0]);
    const ids = instances.runningOf('wallet');
    await Promise.all(ids.map((id) => instances.kill(id)));
    const toldBefore = truth.openings.length;
    await sleep(short ? 8_000 : 60_000);
    const promised = truth.openings.length - toldBefore;
    progress(`${promised} openings were accepted while no wallet ran`);
    await instances.start(...ids);
    const worstRecoverySeconds = await recover(context);
    const seen = [`${ids.join(', ')} were gone`, `${promised} openings were accepted meanwhile`];
    return { times: promised > 0 ? 1 : 0, seen, worstRecoverySeconds };
  },
};
