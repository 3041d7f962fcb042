import { setTimeout as sleep } from 'node:timers/promises';
import { Injector } from '../observe/injector';
import { PARTITIONS } from '../observe/topics';
import { eventually } from './eventually';
import { recover } from './recovery';
import type { Row, RowContext } from './row';

export const twoPartitionsAtOnce: Row = {
  name: 'two-partitions-at-once',
  sentence: 'the same event comes on two partitions at the same moment',
  durationSeconds: 25,
  short: false,
  run: async (context) => {
    const { platform, truth, short, progress } = context;
    const { instances, topics } = platform;
    const name = 'Auth.ConfirmationRequested';
    await sleep(500);
    const repeatedBefore = countRepeated(context);
    await instances.stop('notification-1');
    const known = topics.of('auth.events').filter((record) => record.name === name).length;
    // People go on signing up; their events wait.
    const wanted = known + (short ? 1 : 3);
    await eventually(() => topics.of('auth.events').filter((record) => record.name === name).length >= wanted, 20_000);
    const fresh = topics
      .latestRaw('auth.events')
      .filter((record) => record.name === name)
      .slice(known - wanted);
    const injector = new Injector(topics, truth);
    await injector.put(
      fresh.map(({ topic, key, value, partition }) => ({
        ...{ topic, key, value, partition: (partition + 3) % PARTITIONS },
        ...{ kind: 'same event on another partition', poison: false },
      })),
    );
    await injector.end();
    await instances.start('notification-1');
    await eventually(() => countRepeated(context) - repeatedBefore >= fresh.length, 10_000);
    progress(
      `${fresh.length} events lay on two partitions; ${countRepeated(context) - repeatedBefore} were found to be repeated`,
    );
    const worstRecoverySeconds = await recover(context);
    return {
      times: fresh.length,
      seen: [`${fresh.length} unread events were put on a second partition`],
      worstRecoverySeconds,
    };
  },
};

function countRepeated({ platform }: RowContext): number {
  return platform.logLines('notification').filter((line) => line.includes('"outcome":"repeated"')).length;
}
