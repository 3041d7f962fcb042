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
    // Two processes, each with one transaction after the other: beside one that lasts, many of the other begin and end.
    const pair = ['wallet-1', 'wallet-2'] as const;
    const joins = !instances.running.includes('wallet-2');
    if (joins) await instances.start('wallet-2');
    const slow = { kind: 'slow-commits', share: 0.1, upToMs: 1_500 } as const;
    for (const id of pair) instances.arm(id, { kind: 'no-inline-publishing' }, slow);
    await sleep(1_000);
    const before = topics.of('wallet.events').length;
    await sleep(short ? 10_000 : 20_000);
    const swept = topics.of('wallet.events').length - before;
    // What still waits has to be swept before anything newer is sent at once, or it would come later.
    await load.pause();
    const emptied = await eventually(async () => (await emptyOutboxes.check({ platform, truth })).length === 0, 10_000);
    for (const id of pair) instances.arm(id);
    if (joins) await instances.stop('wallet-2');
    load.resume();
    progress(`${swept} events came by the sweeper; ${emptied ? 'it left none' : 'SOME ARE LEFT'}`);
    const worstRecoverySeconds = await recover(context);
    return { times: swept, seen: [`${swept} events came to the topic by the sweeper alone`], worstRecoverySeconds };
  },
};
