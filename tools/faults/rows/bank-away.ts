import { setTimeout as sleep } from 'node:timers/promises';
import { paymentsEnd } from '../invariants/payments';
import { USUAL_PAYMENT_SHARE } from '../money-load';
import { stateOf } from '../platform/parts';
import { eventually } from './eventually';
import { recover } from './recovery';
import type { Row, RowContext } from './row';

const AWAY_MS = 12_000;

export const bankAway: Row = {
  name: 'bank-away',
  sentence: 'the bank freezes, and is killed (-9) and gone for a while, while people pay in and out',
  durationSeconds: 100,
  short: false,
  run: async (context) => {
    const { platform, load, planned, progress } = context;
    const { parts } = platform;
    load.money.paymentShare = 0.5;
    try {
      await sleep(planned.calmMs[0]! + 1_000);
      parts.freeze('bank');
      const [pid] = parts.pids('bank');
      await sleep(AWAY_MS);
      const state = stateOf(pid!);
      const whileFrozen = await waiting(context);
      parts.thaw('bank');
      await sleep(2_000);
      parts.kill('bank');
      await sleep(AWAY_MS);
      const whileGone = await waiting(context);
      await parts.restart('bank');
      const backAt = Date.now();
      progress(`payments the bank was asked for in vain: ${whileFrozen} while frozen, ${whileGone} while gone`);
      load.money.paymentShare = 0;
      // The longest that a payment waits to be tried again, and one more try.
      const ended = await eventually(async () => (await paymentsEnd.check(context)).length === 0, 130_000);
      const after = `${ended ? 'every payment had ended' : 'NOT ALL payments had ended'} ${secondsSince(backAt)} s after it was back`;
      progress(after);
      const worstRecoverySeconds = await recover(context);
      const seen = [
        `the bank was in state ${state}, and ${whileFrozen} payments waited for it`,
        `the bank was gone, and ${whileGone} payments waited for it`,
        after,
      ];
      return { times: Math.min(whileFrozen, whileGone), seen, worstRecoverySeconds };
    } finally {
      parts.thaw('bank');
      load.money.paymentShare = USUAL_PAYMENT_SHARE;
    }
  },
};

const secondsSince = (ms: number) => ((Date.now() - ms) / 1_000).toFixed(1);

/** Payments that the bank was asked for and has not taken. */
async function waiting({ platform: { databases } }: RowContext): Promise<number> {
  const sql = `SELECT count(*)::int AS n FROM payment WHERE status = 'requested' AND attempts > 0`;
  return (await databases.rows<{ n: number }>('wallet', sql))[0]!.n;
}
