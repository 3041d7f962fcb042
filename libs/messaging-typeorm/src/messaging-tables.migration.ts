import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Inbox and outbox; every Postgres service lists this migration first. */
export class MessagingTables1760000000000 implements MigrationInterface {
  // TypeORM orders by the number in the name; minified class names would lose it.
  readonly name = 'MessagingTables1760000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE inbox (
        consumer    text        NOT NULL,
        message_id  uuid        NOT NULL,
        handled_at  timestamptz NOT NULL DEFAULT now(),
        outcome     jsonb,
        PRIMARY KEY (consumer, message_id)
      )`);
    await runner.query(`
      CREATE TABLE outbox (
        id          uuid        PRIMARY KEY,
        topic       text        NOT NULL,
        key         text        NOT NULL,
        value       bytea       NOT NULL,
        -- Not the transaction's start: one that waited for a lock would be swept before its worker has sent.
        created_at  timestamptz NOT NULL DEFAULT clock_timestamp()
      )`);
    await runner.query('CREATE INDEX outbox_created_at ON outbox (created_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE outbox');
    await runner.query('DROP TABLE inbox');
  }
}
