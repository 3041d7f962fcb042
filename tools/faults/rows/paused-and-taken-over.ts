import { setTimeout as sleep } from 'node:timers/promises';
import { stateOf } from '../platform/parts';
import { recover } from './recovery';
import type { Row, RowContext } from './row';

export const pausedAndTakenOver: Row = {
  name: 'paused-and-taken-over',
  sentence: 'an instance freezes for 40 s (SIGSTOP), another one takes its keys over, and then it wakes up',
  durationSeconds: 60,
  short: true,
  run: async (context) => {
    const { platform, planned, short, progress } = context;
    const { instances, topics } = platform;
    await instances.start('wallet-2');
    await sleep(planned.calmMs[0]);
    instances.pause('wallet-1');
    // A process at work stops at its next chance.
    await sleep(200);
    const state = stateOf(instances.pid('wallet-1'));
    const before = handledBy(context, 'wallet-2');
    // Longer than a session: else nobody takes over.
    await sleep(short ? 9_000 : 40_000);
    const members = await topics.groupMembers('wallet.commands');
    const takenOver = handledBy(context, 'wallet-2') - before;
    progress(`wallet-1 in state ${state}; ${members} member left, which handled ${takenOver} messages meanwhile`);
    const repeatedBefore = repeatedBy(context, 'wallet-1');
    instances.resume('wallet-1');
    const worstRecoverySeconds = await recover(context);
    await sleep(2_000);
    const late = repeatedBy(context, 'wallet-1') - repeatedBefore;
    await instances.stop('wallet-2');
    const seen = [
      `wallet-1 was in state ${state} and out of its group (${members} member left)`,
      `wallet-2 handled ${takenOver} messages meanwhile`,
      `awake again, wallet-1 found ${late} messages handled by the other`,
    ];
    return { times: state === 'T' && members === 1 && takenOver > 0 ? 1 : 0, seen, worstRecoverySeconds };
  },
};

type Wallet = 'wallet-1' | 'wallet-2';
const linesOf = ({ platform }: RowContext, id: Wallet, text: string) =>
  platform.logLines(id).filter((line) => line.includes(text)).length;
const handledBy = (context: RowContext, id: Wallet) => linesOf(context, id, '"message handled"');
const repeatedBy = (context: RowContext, id: Wallet) => linesOf(context, id, '"outcome":"repeated"');
