import { createConnection, type Connection } from 'mongoose';
import { Pool, type QueryResultRow } from 'pg';
import type { PreparedLocal } from '../../platform/prepare-local';

export type PostgresName = 'auth' | 'wallet';
export type MongoName = 'user' | 'notification';

/** Every store, read with connections of our own. */
export class Databases {
  private readonly pools: Readonly<Record<PostgresName, Pool>>;
  private readonly connections: Readonly<Record<MongoName, Connection>>;
  private readonly adminPool: Pool;

  constructor(prepared: PreparedLocal) {
    const pool = (connectionString: string) => {
      const one = new Pool({ connectionString, max: 3, connectionTimeoutMillis: 5_000, query_timeout: 20_000 });
      // The server is killed on purpose; the next query opens a new connection.
      one.on('error', () => undefined);
      return one;
    };
    this.pools = { auth: pool(prepared.databaseUrls.auth), wallet: pool(prepared.databaseUrls.wallet) };
    this.adminPool = pool(prepared.parts.postgres.adminUrl);
    const { mongoUrl } = prepared.parts;
    this.connections = {
      user: createConnection(mongoUrl('user')),
      notification: createConnection(mongoUrl('notification')),
    };
  }

  async connect(): Promise<void> {
    await Promise.all(Object.values(this.connections).map((connection) => connection.asPromise()));
  }

  async rows<T extends QueryResultRow>(database: PostgresName, sql: string, values: unknown[] = []): Promise<T[]> {
    return (await this.pools[database].query<T>(sql, values)).rows;
  }

  /** As the server's administrator. */
  async asAdmin<T extends QueryResultRow>(sql: string): Promise<T[]> {
    return (await this.adminPool.query<T>(sql)).rows;
  }

  mongo(database: MongoName): Connection {
    return this.connections[database];
  }

  async close(): Promise<void> {
    await Promise.all([...Object.values(this.pools), this.adminPool].map((pool) => pool.end()));
    await Promise.all(Object.values(this.connections).map((connection) => connection.close()));
  }
}
