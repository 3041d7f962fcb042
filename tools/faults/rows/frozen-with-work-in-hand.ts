import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from './eventually';
import { recover } from './recovery';
import type { Row, RowContext } from './row';

export const frozenWithWorkInHand: Row = {
  name: 'frozen-with-work-in-hand',
  sentence: 'the broker freezes while a service works on what it has fetched, and then the service dies',
  durationSeconds: 30,
  short: false,
  run: async (context) => {
    const { platform, progress } = context;
    const { instances, parts } = platform;
    // A backlog, and commits that take their time, so that there is work in hand when the broker is no longer there.
    await instances.kill('wallet-1');
    await sleep(5_000);
    instances.launch('wallet-1', [{ kind: 'slow-commits', share: 1, upToMs: 2_000 }]);
    const working = await eventually(() => isCommitting(context), 20_000, 5);
    parts.freeze('kafka');
    let meanwhile: number;
    try {
      const atFreeze = await handled(context);
      await sleep(2_500);
      meanwhile = (await handled(context)) - atFreeze;
      await instances.kill('wallet-1');
    } finally {
      parts.thaw('kafka');
    }
    progress(`${meanwhile} messages were done while the broker was frozen`);
    await instances.start('wallet-1');
    const worstRecoverySeconds = await recover(context);
    const seen = [`${meanwhile} messages were done while the broker was frozen; then wallet-1 was killed`];
    return { times: working ? meanwhile : 0, seen, worstRecoverySeconds };
  },
};

async function handled({ platform: { databases } }: RowContext): Promise<number> {
  const [row] = await databases.rows<{ n: number }>('wallet', 'SELECT count(*)::int AS n FROM inbox');
  return row!.n;
}

/** Whether the wallet has a transaction open that has nothing left to do but its commit. */
async function isCommitting({ platform: { databases } }: RowContext): Promise<boolean> {
  const open = await databases.rows(
    'wallet',
    `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction'`,
  );
  return open.length > 0;
}
