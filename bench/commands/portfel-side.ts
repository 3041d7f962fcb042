import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createDataSource } from '@portfel/messaging-typeorm';
import { verifyLedger } from '../../tools/ledger/verify-ledger';
import { SERVICES } from '../../tools/platform/environments';
import type { PreparedLocal } from '../../tools/platform/prepare-local';
import { untilReady } from '../../tools/platform/readiness';
import { startNode } from '../start/node-process';
import { signInPeople, type SignedInPerson } from '../start/people';
import { expectEqual, expectNone, FUNDS, ringOfTransfers, type CommandSide } from './command-side';

export interface PortfelSide extends CommandSide {
  readonly people: readonly SignedInPerson[];
}

/** The platform as it is deployed: one process per service, all five of them. */
export async function startPortfel(prepared: PreparedLocal, wallets: number, logFolder: string): Promise<PortfelSide> {
  const wallet = { ...prepared.envs.wallet, WELCOME_POINTS: String(FUNDS) };
  const envs = { ...prepared.envs, wallet };
  const processes = SERVICES.map((name) =>
    startNode({ script: join('apps', name, 'src/main.js'), env: envs[name], logFolder }),
  );
  const stop = async () => void (await Promise.all(processes.map((one) => one.stop())));
  try {
    await untilReady(prepared.internalUrls, 90_000);
    const people = await signInPeople(wallets, prepared.gatewayUrl, prepared.parts.mailWebUrl);
    return {
      people,
      port: Number(new URL(prepared.gatewayUrl).port),
      requests: ringOfTransfers(people),
      pids: processes.map(({ pid }) => pid),
      check: (accepted) => checkLedger(prepared.databaseUrls.wallet, accepted),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** One transfer, one inbox row and one event per accepted command; a sound ledger; nothing left to send. */
async function checkLedger(url: string, accepted: number): Promise<void> {
  const db = createDataSource({ url, entities: [], migrations: [] });
  await db.initialize();
  const count = async (sql: string) => {
    const [row]: { count: string }[] = await db.query(`SELECT count(*) AS count ${sql}`);
    return Number(row!.count);
  };
  try {
    for (let tries = 0; (await count('FROM outbox')) > 0; tries += 1) {
      if (tries === 100) throw new Error('the outbox is not empty after 10 s');
      await sleep(100);
    }
    expectEqual(await count(`FROM transfer WHERE kind = 'transfer'`), accepted, 'transfers');
    const handled = await count(`FROM inbox WHERE consumer = 'wallet.commands' AND outcome->>'status' = 'accepted'`);
    expectEqual(handled, accepted, 'commands in the inbox');
    expectNone((await verifyLedger(db)).findings, 'the ledger');
  } finally {
    await db.destroy();
  }
}
