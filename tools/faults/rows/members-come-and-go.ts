import { setTimeout as sleep } from 'node:timers/promises';
import { recover } from './recovery';
import type { Row } from './row';

export const membersComeAndGo: Row = {
  name: 'members-come-and-go',
  sentence: 'second instances join and leave their groups every five seconds',
  durationSeconds: 60,
  short: false,
  run: async (context) => {
    const { platform, short, progress } = context;
    const { instances, topics } = platform;
    const changes: number[] = [];
    for (let round = 0; round < (short ? 2 : 6); round += 1) {
      await instances.start('wallet-2', 'auth-2');
      changes.push(await topics.groupMembers('wallet.commands'));
      await sleep(2_500);
      await (round % 2 === 0
        ? Promise.all([instances.stop('wallet-2'), instances.stop('auth-2')])
        : Promise.all([instances.kill('wallet-2'), instances.kill('auth-2')]));
      await sleep(2_500);
      changes.push(await topics.groupMembers('wallet.commands'));
    }
    progress(`members of wallet.commands: ${changes.join(', ')}`);
    const worstRecoverySeconds = await recover(context);
    const times = changes.filter((count) => count === 2).length;
    return { times, seen: [`members of wallet.commands over time: ${changes.join(', ')}`], worstRecoverySeconds };
  },
};
