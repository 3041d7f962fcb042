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
    // A backlog, so that there is work in hand when the broker is no longer there.
    await instances.kill('wallet-1');
    await sleep(5_000);
    const before = await handled(context);
    instances.launch('wallet-1');
    const working = await eventually(async () => (await handled(context)) > before + 3, 20_000, 5);
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
    progress(`${meanwhile} commands were committed while the broker was frozen`);
    await instances.start('wallet-1');
    const worstRecoverySeconds = await recover(context);
    const seen = [`${meanwhile} commands were committed while the broker was frozen; then wallet-1 was killed`];
    return { times: working ? meanwhile : 0, seen, worstRecoverySeconds };
  },
};

async function handled({ platform: { databases } }: RowContext): Promise<number> {
  const [row] = await databases.rows<{ n: number }>(
    'wallet',
    `SELECT count(*)::int AS n FROM inbox WHERE consumer = 'wallet.commands'`,
  );
  return row!.n;
}
