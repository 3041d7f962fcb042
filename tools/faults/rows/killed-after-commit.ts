import { lastFailpoint, rowsInOutbox } from './crash-point';
import type { Row } from './row';

export const killedAfterCommit: Row = {
  name: 'killed-after-commit',
  sentence: 'a service dies after its commit and before it sends or moves the offset',
  durationSeconds: 40,
  short: true,
  run: async ({ platform, load, planned, short, progress }) => {
    const { instances } = platform;
    const seen: string[] = [];
    let worst = 0;
    for (const [round, id] of (['wallet-1', 'auth-1', 'wallet-1'] as const).slice(0, short ? 1 : 3).entries()) {
      const nth = id === 'auth-1' ? 1 : planned.nth[round]!;
      const end = await instances.untilItKillsItself(id, { kind: 'kill-after-commit', nth }, 30_000);
      const events = lastFailpoint(platform, id, 'kill-after-commit');
      const waiting = await rowsInOutbox(platform, id, events);
      const sent = platform.topics
        .of(`${id.split('-')[0]}.events`)
        .filter(({ id: seenId }) => events.includes(seenId!));
      progress(`${id} ended by ${end?.signal} after commit ${nth}; ${waiting} of its events wait, ${sent.length} sent`);
      if (end?.signal === 'SIGKILL' && waiting > 0 && sent.length === 0) {
        seen.push(`${id}: committed event ${events[0]} waited in the outbox of a dead process`);
      }
      await instances.start(id);
      worst = Math.max(worst, await load.probe());
    }
    return { times: seen.length, seen, worstRecoverySeconds: worst };
  },
};
