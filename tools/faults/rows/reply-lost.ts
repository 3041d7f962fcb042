import { setTimeout as sleep } from 'node:timers/promises';
import { recover } from './recovery';
import type { Row } from './row';

export const replyLost: Row = {
  name: 'reply-lost',
  sentence: 'clients lose the connection after they have asked, and ask again with the same key at the other gateway',
  durationSeconds: 20,
  short: true,
  run: async (context) => {
    const { load, client, truth, short, progress } = context;
    const before = client.attempts.get('HUNG-UP') ?? 0;
    const repeatedBefore = truth.repeated;
    load.hangUpShare = 0.4;
    await sleep(short ? 4_000 : 15_000);
    load.hangUpShare = 0;
    const lost = (client.attempts.get('HUNG-UP') ?? 0) - before;
    progress(`${lost} connections closed before the answer`);
    const worstRecoverySeconds = await recover(context);
    const seen = [`${lost} replies lost`, `${truth.repeated - repeatedBefore} repeated keys in the same time`];
    return { times: lost, seen, worstRecoverySeconds };
  },
};
