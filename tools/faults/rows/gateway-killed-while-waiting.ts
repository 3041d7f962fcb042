import { setTimeout as sleep } from 'node:timers/promises';
import { recover } from './recovery';
import type { Row } from './row';

export const gatewayKilledWhileWaiting: Row = {
  name: 'gateway-killed-while-waiting',
  sentence: 'a gateway dies while clients wait for its answers; they ask the other one with the same key',
  durationSeconds: 30,
  short: false,
  run: async (context) => {
    const { platform, client, planned, progress } = context;
    const { instances } = platform;
    const seen: string[] = [];
    let worst = 0;
    for (const [round, id] of (['gateway-1', 'gateway-2', 'gateway-1'] as const).entries()) {
      await sleep(planned.calmMs[round]);
      const cut = () => (client.attempts.get('ECONNRESET') ?? 0) + (client.attempts.get('ECONNREFUSED') ?? 0);
      const before = cut();
      await instances.kill(id);
      await sleep(500);
      const lost = cut() - before;
      progress(`${id} killed; ${lost} requests cut`);
      if (lost > 0) seen.push(`${id} ended by SIGKILL with ${lost} requests cut`);
      await instances.start(id);
      worst = Math.max(worst, await recover(context));
    }
    return { times: seen.length, seen, worstRecoverySeconds: worst };
  },
};
