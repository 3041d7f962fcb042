import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { JwtService } from '@nestjs/jwt';
import { Pool } from 'pg';
import { ensureTopics } from '@portfel/messaging';
import { ensureDatabase, freePorts } from '../../tools/local/local';
import type { PreparedLocal } from '../../tools/platform/prepare-local';
import { httpRequest } from '../load/load-plan';
import { OPEN_ACCOUNT } from '../peers/textbook-nest/open-account.dto';
import { startNode } from '../start/node-process';
import { ACCOUNTS_LIMIT, ASSET, expectEqual, expectNone, PATH, type CommandSide } from './command-side';

const PARTITIONS = 6;

/** The peer on the same broker and the same database server, with a database and topics of its own. */
export async function startTextbook(
  { parts }: PreparedLocal,
  wallets: number,
  logFolder: string,
): Promise<CommandSide> {
  const login = { database: 'textbook', user: 'textbook', password: randomBytes(16).toString('hex') };
  const databaseUrl = await ensureDatabase(parts.postgres.adminUrl, login);
  const topics = [OPEN_ACCOUNT, `${OPEN_ACCOUNT}.reply`];
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
    WALLET_ACCOUNTS_LIMIT: String(ACCOUNTS_LIMIT),
    NODE_ENV: 'production',
  };
  const processes = ['wallet', 'http'].map((name) =>
    startNode({ script: `bench/peers/textbook-nest/${name}.main.js`, env, logFolder }),
  );
  const db = new Pool({ connectionString: databaseUrl });
  const stop = async () => void (await Promise.all([db.end(), ...processes.map((one) => one.stop())]));
  try {
    const owners = await openWallets(db, wallets);
    const jwt = new JwtService({ secret });
    const requests = owners.map((sub) =>
      httpRequest(PATH, { authorization: `Bearer ${jwt.sign({ sub }, { expiresIn: '1h' })}` }, { assetCode: ASSET }),
    );
    await untilItAnswers(port);
    return { port, requests, pids: processes.map(({ pid }) => pid), check: (accepted) => check(db, accepted), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** As soon as the service has made its tables. */
async function openWallets(db: Pool, count: number): Promise<string[]> {
  const owners = Array.from({ length: count }, () => randomUUID());
  const tables = `SELECT FROM pg_tables WHERE tablename = 'account'`;
  for (let tries = 0; (await db.query(tables)).rowCount === 0; tries += 1) {
    if (tries === 200) throw new Error('the peer has made no tables within 20 s');
    await sleep(100);
  }
  await db.query('INSERT INTO asset (code) VALUES ($1)', [ASSET]);
  await db.query('INSERT INTO wallet ("ownerId", "accountCount") SELECT owner, 0 FROM unnest($1::uuid[]) owner', [
    owners,
  ]);
  return owners;
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
  const { rows } = await db.query<{ count: string }>('SELECT count(*) AS count FROM account');
  expectEqual(Number(rows[0]!.count), accepted, 'accounts of the peer');
  const gaps = await db.query(
    `SELECT wallet.id FROM wallet LEFT JOIN account ON account."walletId" = wallet.id GROUP BY wallet.id
     HAVING count(account.id) <> "accountCount" OR coalesce(max(number), 0) <> "accountCount"`,
  );
  expectNone(gaps.rows, 'wallets of the peer with gaps');
}
