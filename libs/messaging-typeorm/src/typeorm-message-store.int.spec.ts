import { randomUUID } from 'node:crypto';
import { describeMessageStore, freshPostgres } from '@portfel/testing';
import { describeCrashPoints } from '../../messaging/test/crash-points';
import { createDataSource, openDataSource } from './postgres';
import { TypeormMessageStore } from './typeorm-message-store';

const openStore = async () => {
  const database = await freshPostgres();
  const dataSource = await openDataSource(createDataSource({ url: database.url, entities: [], migrations: [] }));
  return {
    store: new TypeormMessageStore(dataSource),
    close: async () => {
      await dataSource.destroy();
      await database.drop();
    },
  };
};

describeMessageStore('Postgres', openStore);
describeCrashPoints('Postgres', openStore);

describe('a Postgres service', () => {
  it('starts in two instances at once and migrates once', async () => {
    const database = await freshPostgres();
    const options = { url: database.url, entities: [], migrations: [] };
    const both = await Promise.all([1, 2].map(() => openDataSource(createDataSource(options))));
    const [count]: { n: string }[] = await both[0]!.query(
      'SELECT count(*) - count(DISTINCT name) AS n FROM migrations',
    );
    expect(count!.n).toBe('0');
    await Promise.all(both.map((dataSource) => dataSource.destroy()));
    await database.drop();
  });

  it.each([
    ['a terminated backend', `SELECT pg_terminate_backend(pg_backend_pid())`],
    ['a statement that takes too long', `SET statement_timeout = 1; SELECT pg_sleep(1)`],
    ['a disk that fails', `DO $$ BEGIN RAISE 'could not fsync' USING ERRCODE = 'io_error'; END $$`],
  ])('calls %s transient', async (_name, sql) => {
    const database = await freshPostgres();
    const dataSource = await openDataSource(createDataSource({ url: database.url, entities: [], migrations: [] }));
    const failure: unknown = await dataSource.query(sql).catch((error: unknown) => error);
    expect(new TypeormMessageStore(dataSource).isTransient(failure)).toBe(true);
    await dataSource.destroy();
    await database.drop();
  });

  describe('whose connection breaks in the middle of a transaction', () => {
    const broken = async (
      work: (parts: { store: TypeormMessageStore; breakIt: () => Promise<void> }) => Promise<void>,
    ) => {
      const database = await freshPostgres();
      const dataSource = await openDataSource(createDataSource({ url: database.url, entities: [], migrations: [] }));
      const breakIt = async () => {
        await dataSource.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE datname = current_database() AND state = 'idle in transaction'`,
        );
        // The end of the connection has to reach this process.
        await new Promise((resolve) => setTimeout(resolve, 100));
      };
      await work({ store: new TypeormMessageStore(dataSource), breakIt });
      await dataSource.destroy();
      await database.drop();
    };
    const arrival = () => ({ consumer: 'spec.commands', messageId: randomUUID(), key: 'k' });

    it('has not committed, says so, and calls it transient', async () => {
      await broken(async ({ store, breakIt }) => {
        const one = arrival();
        const open = await store.begin(one);
        await breakIt();
        const failure: unknown = await open.commit({ events: [] }).catch((error: unknown) => error);
        expect(failure).toBeInstanceOf(Error);
        expect(store.isTransient(failure)).toBe(true);
        expect(await store.find(one)).toBeUndefined();
        await (await store.begin(one)).commit({ events: [] });
        expect(await store.find(one)).toBeDefined();
      });
    });

    it('calls what its statements throw from then on transient too', async () => {
      await broken(async ({ store, breakIt }) => {
        const open = await store.begin(arrival());
        await breakIt();
        const failure: unknown = await open.tx.query('SELECT 1').catch((error: unknown) => error);
        expect(failure).toBeInstanceOf(Error);
        expect(store.isTransient(failure)).toBe(true);
        await open.rollback();
      });
    });
  });

  it('calls a broken constraint no transient failure', async () => {
    const database = await freshPostgres();
    const dataSource = await openDataSource(createDataSource({ url: database.url, entities: [], migrations: [] }));
    const failure: unknown = await dataSource
      .query('INSERT INTO inbox (consumer) VALUES (NULL)')
      .catch((e: unknown) => e);
    expect(new TypeormMessageStore(dataSource).isTransient(failure)).toBe(false);
    await dataSource.destroy();
    await database.drop();
  });
});
