import { setTimeout as sleep } from 'node:timers/promises';
import { emptyOutboxes } from '../invariants/rest';
import { eventually } from './eventually';
import { recover } from './recovery';
import type { Row } from './row';

export const sweptOnly: Row = {
  name: 'swept-only',
  sentence: 'nothing is sent after a commit, transactions end in another order than they began, the sweeper finds all',
  durationSeconds: 25,
  short: false,
  run: async (context) => {
    const { platform, load, truth, short, progress } = context;
    const { instances, topics } = platform;
    instances.arm('wallet-1', { kind: 'no-inline-publishing' }, { kind: 'slow-commits', upToMs: 300 });
    await sleep(1_000);
    const before = topics.of('wallet.events').length;
    await sleep(short ? 6_000 : 20_000);
    const swept = topics.of('wallet.events').length - before;
    // What still waits has to be swept before anything newer is sent at once, or it would come later.
    await load.pause();
    const emptied = await eventually(async () => (await emptyOutboxes.check({ platform, truth })).length === 0, 10_000);
    instances.arm('wallet-1');
    load.resume();
    progress(`${swept} events came by the sweeper; ${emptied ? 'it left none' : 'SOME ARE LEFT'}`);
    const worstRecoverySeconds = await recover(context);
    return { times: swept, seen: [`${swept} events came to the topic by the sweeper alone`], worstRecoverySeconds };
  },
};
