import { eventually } from './eventually';
import { lastFailpoint, rowsInOutbox } from './crash-point';
import type { Row } from './row';

export const killedAfterSend: Row = {
  name: 'killed-after-send',
  sentence: 'a service dies after the broker has its event and before the outbox row is gone',
  durationSeconds: 40,
  short: true,
  run: async ({ platform, load, planned, short, progress }) => {
    const { instances, topics } = platform;
    const seen: string[] = [];
    let worst = 0;
    for (const [round, id] of (['wallet-1', 'auth-1', 'wallet-1'] as const).slice(0, short ? 1 : 3).entries()) {
      const nth = id === 'auth-1' ? 1 : planned.nth[round]!;
      const end = await instances.untilItKillsItself(id, { kind: 'kill-after-send', nth }, 30_000);
      const events = lastFailpoint(platform, id, 'kill-after-send');
      const topic = `${id.split('-')[0]}.events`;
      const sent = await eventually(
        () => topics.of(topic).filter((record) => events.includes(record.id!)).length === events.length,
        5_000,
      );
      const waiting = await rowsInOutbox(platform, id, events);
      progress(`${id} ended by ${end?.signal} after send ${nth}; sent: ${!!sent}, ${waiting} rows still there`);
      await instances.start(id);
      worst = Math.max(worst, await load.probe());
      if (end?.signal !== 'SIGKILL' || !sent || waiting === 0) continue;
      const twice = await eventually(
        () => topics.of(topic).filter((record) => record.id === events[0]).length > 1,
        10_000,
      );
      seen.push(
        `${id}: ${events[0]} was on ${topic} and in the outbox${twice ? '; sent once more by the sweeper' : ''}`,
      );
    }
    return { times: seen.length, seen, worstRecoverySeconds: worst };
  },
};
