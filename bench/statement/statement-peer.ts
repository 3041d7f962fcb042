import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'pg';
import { freePorts } from '../../tools/local/local';
import { startNode, type NodeProcess } from '../start/node-process';
import type { SignedInPerson } from '../start/people';

export const STATEMENT = '/api/v1/wallet/statement?limit=50';

export interface StatementSide {
  readonly port: number;
  readonly pids: readonly number[];
  readonly requests: readonly string[];
}

/** Fastify and pg on the wallet's own tables, with the names of the people beside them. */
export async function startStatementPeer(
  databaseUrl: string,
  people: readonly SignedInPerson[],
  jwtSecret: string,
  logFolder: string,
): Promise<NodeProcess & { readonly port: number }> {
  const db = new Pool({ connectionString: databaseUrl, max: 1 });
  await db.query('CREATE TABLE bench_person (owner_id uuid PRIMARY KEY, username text NOT NULL)');
  await db.query('INSERT INTO bench_person SELECT * FROM unnest($1::uuid[], $2::text[])', [
    people.map(({ accountId }) => accountId),
    people.map(({ username }) => username),
  ]);
  await db.end();
  const [port] = (await freePorts(1)) as [number];
  const env = { PORT: String(port), JWT_SECRET: jwtSecret, DATABASE_URL: databaseUrl, NODE_ENV: 'production' };
  const started = startNode({ script: 'bench/peers/statement-fastify.main.js', env, logFolder });
  for (let tries = 0; !(await fetch(`http://127.0.0.1:${port}${STATEMENT}`).catch(() => undefined)); tries += 1) {
    if (tries === 150) throw new Error('the peer does not answer within 15 s');
    await sleep(100);
  }
  return { ...started, port };
}

/** @throws Error unless both sides tell a person the same fifty movements */
export async function expectSameRows(...sides: readonly (readonly [port: number, token: string])[]): Promise<void> {
  const told = await Promise.all(
    sides.map(async ([port, token]) => {
      const headers = { authorization: `Bearer ${token}` };
      const answer = await fetch(`http://127.0.0.1:${port}${STATEMENT}`, { headers });
      const { rows, count } = (await answer.json()) as { rows: Record<string, unknown>[]; count: number };
      if (rows.length !== 50) throw new Error(`${rows.length} rows instead of 50`);
      return JSON.stringify([
        count,
        rows.map(({ id, amount, counterparty, occurredAt }) => ({ id, amount, counterparty, occurredAt })),
      ]);
    }),
  );
  if (new Set(told).size > 1) throw new Error(`the sides tell different things: ${told.join('\n')}`);
}
