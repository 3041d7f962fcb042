import { setTimeout as sleep } from 'node:timers/promises';
import { recover, saysNotReady } from './recovery';
import type { Row } from './row';

export const postgresFrozen: Row = {
  name: 'postgres-frozen',
  sentence: 'the database server stops answering without closing a connection (SIGSTOP to all its processes, 60 s)',
  durationSeconds: 75,
  short: false,
  run: async (context) => {
    const { platform, planned, short } = context;
    await sleep(planned.calmMs[0]);
    const frozen = platform.parts.freeze('postgres');
    let told: string[];
    try {
      const frozenAt = Date.now();
      told = await saysNotReady(context, ['auth-1', 'wallet-1']);
      await sleep(Math.max(0, frozenAt + (short ? 8_000 : 60_000) - Date.now()));
    } finally {
      platform.parts.thaw('postgres');
    }
    const worstRecoverySeconds = await recover(context);
    return { times: told.length > 0 ? 1 : 0, seen: [`${frozen} processes stopped`, ...told], worstRecoverySeconds };
  },
};
