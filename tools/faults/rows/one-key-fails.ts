import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { minimalEnvironment } from '../../environment.config';
import { repositoryFolder } from '../../local/local';
import { runCommand } from '../../local/process/run-command';
import type { FaultPlatform } from '../platform/fault-platform';
import { eventually } from './eventually';
import { recover } from './recovery';
import type { Row, RowContext } from './row';

export const oneKeyFails: Row = {
  name: 'one-key-fails',
  sentence: 'the handler fails for one key, again and again, until it is corrected and an operator redrives the key',
  durationSeconds: 60,
  short: false,
  run: async (context) => {
    const { platform, load, truth, short, progress } = context;
    const { instances } = platform;
    const person = load.person(0);
    const key = person.accountId;
    truth.plannedFailures.add(key);
    const wallets = instances.runningOf('wallet');
    for (const id of wallets) instances.arm(id, { kind: 'fail-key', key });
    const parked = await eventually(
      async () => (await parkedOf(context, key)) > 1 && (await parkedOf(context, key)),
      30_000,
    );
    await sleep(short ? 2_000 : 15_000);
    const waiting = await parkedOf(context, key);
    // Everybody else goes on meanwhile.
    const secondsOfOthers = await load.probe();
    if (secondsOfOthers > 5)
      context.red('other keys flow', `a request of another key took ${secondsOfOthers.toFixed(1)} s`);
    progress(`${waiting} messages of the key are parked; others are answered after ${secondsOfOthers.toFixed(1)} s`);
    for (const id of wallets) instances.arm(id);
    const redriven = await redrive(platform, key);
    await eventually(async () => (await parkedOf(context, key)) === 0, 30_000);
    const left = await parkedOf(context, key);
    progress(`the operator was told: ${redriven}; ${left} messages left`);
    const worstRecoverySeconds = await recover(context);
    const seen = [
      `${waiting} messages of key ${key} were parked while others were answered after ${secondsOfOthers.toFixed(1)} s`,
      `npm run messages -- redrive --key …: ${redriven}`,
      `${left} messages were left parked`,
    ];
    return { times: parked ?? 0, seen, worstRecoverySeconds };
  },
};

async function parkedOf({ platform: { databases } }: RowContext, key: string): Promise<number> {
  const sql = 'SELECT count(*)::int AS n FROM parked_message WHERE key = $1';
  return (await databases.rows<{ n: number }>('wallet', sql, [key]))[0]!.n;
}

/** As an operator does it, on the command line. */
async function redrive({ prepared: { parts, databaseUrls } }: FaultPlatform, key: string): Promise<string> {
  const { code, stdout, stderr } = await runCommand(
    process.execPath,
    [join(repositoryFolder, 'dist/tools/messages/main.js'), 'redrive', '--key', key],
    {
      environment: {
        ...minimalEnvironment(),
        KAFKA_BROKERS: parts.kafkaBrokers.join(','),
        MESSAGE_STORES: JSON.stringify({ wallet: databaseUrls.wallet }),
      },
    },
  );
  if (code !== 0) throw new Error(`npm run messages -- redrive ended with ${code}: ${stderr.slice(0, 300)}`);
  return stdout.trim().replace(/\s+/g, ' ');
}
