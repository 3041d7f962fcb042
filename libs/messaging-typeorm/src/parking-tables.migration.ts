import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Parked keys and messages, places in checked histories, and headers of waiting events. */
export class ParkingTables1760000000500 implements MigrationInterface {
  readonly name = 'ParkingTables1760000000500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE outbox ADD COLUMN headers jsonb NOT NULL DEFAULT '{}'`);
    await runner.query('CREATE INDEX inbox_handled_at ON inbox (handled_at)');
    await runner.query(`
      CREATE TABLE parked_key (
        consumer  text        NOT NULL,
        key       text        NOT NULL,
        cause     text        NOT NULL CHECK (cause IN ('failed', 'gap')),
        since     timestamptz NOT NULL DEFAULT now(),
        attempts  integer     NOT NULL DEFAULT 0,
        retry_at  timestamptz,
        as_it_is  boolean     NOT NULL DEFAULT false,
        PRIMARY KEY (consumer, key)
      )`);
    await runner.query(`
      CREATE TABLE parked_message (
        consumer    text    NOT NULL,
        message_id  uuid    NOT NULL,
        key         text    NOT NULL,
        position    bigint  GENERATED ALWAYS AS IDENTITY,
        name        text    NOT NULL,
        sequence    integer,
        reason      text    NOT NULL,
        origin      text    NOT NULL,
        value       bytea   NOT NULL,
        headers     jsonb   NOT NULL,
        PRIMARY KEY (consumer, message_id),
        FOREIGN KEY (consumer, key) REFERENCES parked_key
      )`);
    // The order in which the messages of a key are handled: numbered ones by number, others as they came.
    await runner.query(
      'CREATE INDEX parked_message_in_order ON parked_message (consumer, key, sequence NULLS LAST, position)',
    );
    await runner.query(`
      CREATE TABLE key_sequence (
        consumer  text    NOT NULL,
        key       text    NOT NULL,
        last      integer NOT NULL,
        PRIMARY KEY (consumer, key)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE key_sequence, parked_message, parked_key');
    await runner.query('DROP INDEX inbox_handled_at');
    await runner.query('ALTER TABLE outbox DROP COLUMN headers');
  }
}
