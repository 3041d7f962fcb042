import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'pg';
import { SERVICES } from '../../tools/platform/environments';
import type { PreparedLocal } from '../../tools/platform/prepare-local';
import { untilReady } from '../../tools/platform/readiness';
import { httpRequest } from '../load/load-plan';
import { startNode } from '../start/node-process';
import { signInPeople } from '../start/people';
import { ASSET, expectEqual, expectNone, PATH, type CommandSide } from './command-side';

/** The platform as it is deployed: one process per service, all five of them. */
export async function startPortfel(prepared: PreparedLocal, wallets: number, logFolder: string): Promise<CommandSide> {
  const processes = SERVICES.map((name) =>
    startNode({ script: join('apps', name, 'src/main.js'), env: prepared.envs[name], logFolder }),
  );
  const stop = async () => void (await Promise.all(processes.map((one) => one.stop())));
  try {
    await untilReady(prepared.internalUrls, 90_000);
    const people = await signInPeople(wallets, prepared.gatewayUrl, prepared.parts.mailWebUrl);
    return {
      port: Number(new URL(prepared.gatewayUrl).port),
      requests: people.map(({ accessToken }) =>
        httpRequest(PATH, { authorization: `Bearer ${accessToken}` }, { assetCode: ASSET }),
      ),
      pids: processes.map(({ pid }) => pid),
      check: (accepted) => checkLedger(prepared.databaseUrls.wallet, accepted),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** One account, one inbox row and one event per accepted command; numbers without gaps; nothing left to send. */
async function checkLedger(databaseUrl: string, accepted: number): Promise<void> {
  const db = new Pool({ connectionString: databaseUrl });
  const rows = async (sql: string) => (await db.query<Record<string, string>>(sql)).rows;
  const count = async (sql: string) => Number((await rows(`SELECT count(*) AS count ${sql}`))[0]!.count);
  try {
    for (let tries = 0; (await count('FROM outbox')) > 0; tries += 1) {
      if (tries === 100) throw new Error('the outbox is not empty after 10 s');
      await sleep(100);
    }
    const opened = await count('FROM ledger_account account JOIN wallet ON wallet.id = wallet_id WHERE number > 5');
    expectEqual(opened, accepted, 'accounts opened');
    const handled = await count(`FROM inbox WHERE consumer = 'wallet.commands' AND outcome->>'status' = 'accepted'`);
    expectEqual(handled, accepted, 'commands in the inbox');
    const gaps = await rows(
      `SELECT wallet.id FROM wallet JOIN ledger_account account ON wallet_id = wallet.id GROUP BY wallet.id
       HAVING count(*) <> account_count OR max(number) <> account_count OR last_event_sequence <> account_count - 4`,
    );
    expectNone(gaps, 'wallets with gaps');
    const drifted = await rows(
      `SELECT account.id FROM ledger_account account LEFT JOIN entry ON account_id = account.id GROUP BY account.id
       HAVING balance <> coalesce(sum(amount), 0)`,
    );
    expectNone(drifted, 'balances that are not the sum of their entries');
    expectNone(await rows('SELECT 1 FROM entry HAVING sum(amount) <> 0'), 'entries that do not sum to zero');
  } finally {
    await db.end();
  }
}
