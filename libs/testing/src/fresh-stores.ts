import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { testAddresses } from './testing.config';

export interface FreshStore {
  readonly url: string;
  drop(): Promise<void>;
}

/** An empty Postgres database of its own for one spec. */
export async function freshPostgres(): Promise<FreshStore> {
  const { postgresAdminUrl } = testAddresses();
  const name = freshName();
  await asAdmin(postgresAdminUrl, `CREATE DATABASE ${name}`);
  const url = new URL(postgresAdminUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => asAdmin(postgresAdminUrl, `DROP DATABASE ${name} WITH (FORCE)`) };
}

/** An empty Mongo database of its own for one spec. */
export async function freshMongo(): Promise<FreshStore> {
  const url = new URL(testAddresses().mongoUrl);
  url.pathname = `/${freshName()}`;
  return {
    url: url.href,
    drop: async () => {
      // Loaded where it is needed: half a second that most specs do without.
      const { createConnection } = await import('mongoose');
      const connection = await createConnection(url.href).asPromise();
      await connection.dropDatabase();
      await connection.close();
    },
  };
}

const freshName = () => `spec_${randomBytes(6).toString('hex')}`;

async function asAdmin(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
