import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { JwtService } from '@nestjs/jwt';
import { Pool } from 'pg';
import { ensureTopics } from '@portfel/messaging';
import { ensureDatabase, freePorts } from '../../tools/local/local';
import type { PreparedLocal } from '../../tools/platform/prepare-local';
import { TRANSFER } from '../peers/textbook-nest/transfer.dto';
import { startNode } from '../start/node-process';
import {
  ASSET,
  expectEqual,
  expectNone,
  FUNDS,
  PATH,
  ringOfTransfers,
  type CommandSide,
  type Payer,
} from './command-side';

const PARTITIONS = 6;

/** The peer on the same broker and the same database server, with a database and topics of its own. */
export async function startTextbook(
  { parts }: PreparedLocal,
  wallets: number,
  logFolder: string,
): Promise<CommandSide> {
  const login = { database: 'textbook', user: 'textbook', password: randomBytes(16).toString('hex') };
  const databaseUrl = await ensureDatabase(parts.postgres.adminUrl, login);
  const topics = [TRANSFER, `${TRANSFER}.reply`];
  await ensureTopics(
    parts.kafkaBrokers,
    topics.map((name) => ({ name, partitions: PARTITIONS, retentionMs: 3_600_000 })),
  );
  const [port] = (await freePorts(1)) as [number];
  const secret = randomBytes(32).toString('hex');
  const env = {
    KAFKA_BROKERS: parts.kafkaBrokers.join(','),
    DATABASE_URL: databaseUrl,
    PORT: String(port),
    JWT_SECRET: secret,
    NODE_ENV: 'production',
  };
  const processes = ['wallet', 'http'].map((name) =>
    startNode({ script: `bench/peers/textbook-nest/${name}.main.js`, env, logFolder }),
  );
  const db = new Pool({ connectionString: databaseUrl });
  const stop = async () => void (await Promise.all([db.end(), ...processes.map((one) => one.stop())]));
  try {
    const jwt = new JwtService({ secret });
    const payers = await openWallets(db, wallets, (sub) => jwt.sign({ sub }, { expiresIn: '1h' }));
    const requests = ringOfTransfers(payers);
    await untilItAnswers(port);
    return { port, requests, pids: processes.map(({ pid }) => pid), check: (accepted) => check(db, accepted), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** As soon as the service has made its tables. */
async function openWallets(db: Pool, count: number, tokenOf: (ownerId: string) => string): Promise<Payer[]> {
  const tables = `SELECT FROM pg_tables WHERE tablename = 'entry'`;
  for (let tries = 0; (await db.query(tables)).rowCount === 0; tries += 1) {
    if (tries === 200) throw new Error('the peer has made no tables within 20 s');
    await sleep(100);
  }
  const people = Array.from({ length: count }, (_, number) => ({
    ownerId: randomUUID(),
    username: `bench-${number}`,
    pointsId: randomUUID(),
  }));
  await db.query('INSERT INTO asset (code) VALUES ($1)', [ASSET]);
  for (const { ownerId, username, pointsId } of people) {
    await db.query(
      `WITH wallet AS (INSERT INTO wallet ("ownerId", username) VALUES ($1, $2) RETURNING id)
       INSERT INTO account (id, "walletId", "assetCode", balance) SELECT $3, id, $4, $5 FROM wallet`,
      [ownerId, username, pointsId, ASSET, FUNDS],
    );
  }
  return people.map(({ ownerId, ...payer }) => ({ ...payer, token: tokenOf(ownerId) }));
}

/** Its HTTP server listens once its client has joined the reply topic; the service has joined long before. */
async function untilItAnswers(port: number): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    const answer = await fetch(`http://127.0.0.1:${port}${PATH}`, { method: 'POST' }).catch(() => undefined);
    if (answer?.status === 401) return;
    if (tries === 300) throw new Error('the peer does not answer within 30 s');
    await sleep(100);
  }
}

async function check(db: Pool, accepted: number): Promise<void> {
  const { rows } = await db.query<{ count: string }>('SELECT count(*) AS count FROM transfer');
  expectEqual(Number(rows[0]!.count), accepted, 'transfers of the peer');
  const drifted = await db.query(
    `SELECT account.id FROM account LEFT JOIN entry ON "accountId" = account.id GROUP BY account.id
     HAVING balance <> ${FUNDS} + coalesce(sum(amount), 0)`,
  );
  expectNone(drifted.rows, 'balances of the peer that are not the sum of their entries');
  const unbalanced = await db.query(
    'SELECT "transferId" FROM entry GROUP BY "transferId" HAVING count(*) <> 2 OR sum(amount) <> 0',
  );
  expectNone(unbalanced.rows, 'transfers of the peer that make or lose money');
}
