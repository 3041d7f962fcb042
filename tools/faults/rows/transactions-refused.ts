import { setTimeout as sleep } from 'node:timers/promises';
import { recover } from './recovery';
import type { Row } from './row';

export const transactionsRefused: Row = {
  name: 'transactions-refused',
  sentence: 'every fourth transaction is refused for a moment, as a database out of connections does',
  durationSeconds: 20,
  short: true,
  run: async (context) => {
    const { platform, short, progress } = context;
    const { instances } = platform;
    const refused = () => platform.logLines('wallet').filter((line) => line.includes('Refused 53300')).length;
    const before = refused();
    // Several commands of each key wait in a row: what is put off must not be overtaken by what comes behind it.
    await instances.kill('wallet-1');
    await sleep(2_500);
    instances.launch('wallet-1', [{ kind: 'refuse-transactions', share: 0.25 }]);
    await instances.untilReady(['wallet-1']);
    await sleep(short ? 4_000 : 15_000);
    instances.arm('wallet-1');
    const times = refused() - before;
    progress(`${times} transactions refused`);
    const worstRecoverySeconds = await recover(context);
    return {
      times,
      seen: [`${times} messages retried in place because their transaction was refused`],
      worstRecoverySeconds,
    };
  },
};
