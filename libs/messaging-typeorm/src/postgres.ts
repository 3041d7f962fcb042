import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type ClientConfig } from 'pg';
import { DataSource, type DataSourceOptions, type MigrationInterface } from 'typeorm';
import {
  Inject,
  Injectable,
  type InjectionToken,
  type OnApplicationShutdown,
  type Provider,
  type Type,
} from '@nestjs/common';
import { MESSAGE_STORE } from '@portfel/messaging';
import { MessagingTables1760000000000 } from './messaging-tables.migration';
import { ParkingTables1760000000500 } from './parking-tables.migration';
import { isTransientPostgresError } from './transient-errors';
import { TypeormMessageStore } from './typeorm-message-store';

/** Database, message store and orderly closing, for the providers of a service module. */
export function postgresProviders(
  tables: Omit<PostgresOptions, 'url'>,
  configToken: InjectionToken<{ DATABASE_URL: string }>,
): Provider[] {
  return [
    {
      provide: DataSource,
      useFactory: (config: { DATABASE_URL: string }) =>
        openDataSource(createDataSource({ ...tables, url: config.DATABASE_URL })),
      inject: [configToken],
    },
    {
      provide: MESSAGE_STORE,
      useFactory: (dataSource: DataSource) => new TypeormMessageStore(dataSource),
      inject: [DataSource],
    },
    ClosesDataSource,
  ];
}

export interface PostgresOptions {
  readonly url: string;
  readonly entities: Type[];
  readonly migrations: readonly Type<MigrationInterface>[];
}

/** A service's own database: pool of 10, time limits on every statement, migrations run one process at a time. */
export function createDataSource(options: PostgresOptions): DataSource {
  const settings: DataSourceOptions = {
    type: 'postgres',
    url: options.url,
    entities: options.entities,
    migrations: [MessagingTables1760000000000, ParkingTables1760000000500, ...options.migrations],
    migrationsTransactionMode: 'all',
    extra: {
      Client: WatchedClient,
      max: 10,
      // What does not wait for an answer is sent together: see `pipelined`.
      pipeline: true,
      connectionTimeoutMillis: 5_000,
      statement_timeout: 10_000,
      idle_in_transaction_session_timeout: 30_000,
    },
  };
  return new DataSource(settings);
}

/**
 * A connection can break at a moment when neither the pool nor TypeORM listens: on its way back to the pool. An error
 * that nobody listens to ends the process; whoever uses the connection next is told anyway.
 */
class WatchedClient extends Client {
  constructor(options: ClientConfig) {
    super(options);
    this.on('error', () => undefined);
  }
}

/** Connects and brings the schema up to date. Two instances starting at once do it one after the other. */
export async function openDataSource(dataSource: DataSource): Promise<DataSource> {
  await connect(dataSource);
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query(`SELECT pg_advisory_lock(hashtext('portfel.migrations'))`);
    await dataSource.runMigrations();
    await runner.query(`SELECT pg_advisory_unlock(hashtext('portfel.migrations'))`);
  } finally {
    await runner.release();
  }
  return dataSource;
}

/** A database that comes up a little later than its service is no failure. */
async function connect(dataSource: DataSource): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return void (await dataSource.initialize());
    } catch (error) {
      if (attempt >= 60 || !isTransientPostgresError(error)) throw error;
      await sleep(1_000);
    }
  }
}

/** After the consumers have stopped: their last transactions need the pool. */
@Injectable()
class ClosesDataSource implements OnApplicationShutdown {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async onApplicationShutdown(): Promise<void> {
    await this.dataSource.destroy();
  }
}
