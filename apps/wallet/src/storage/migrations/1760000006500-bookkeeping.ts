import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people note of their own money, apart from the ledger. All of it goes with the key it is encrypted under. */
export class Bookkeeping1760000006500 implements MigrationInterface {
  readonly name = 'Bookkeeping1760000006500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE book_account (
        id                     uuid        PRIMARY KEY,
        owner_id               uuid        NOT NULL REFERENCES data_key ON DELETE CASCADE,
        kind                   text        NOT NULL CHECK (kind IN ('account', 'card')),
        currency               text        NOT NULL,
        name_encrypted         bytea       NOT NULL,
        description_encrypted  bytea,
        closing_day            smallint    CHECK (closing_day BETWEEN 1 AND 31),
        archived               boolean     NOT NULL DEFAULT false,
        created_at             timestamptz NOT NULL,
        CHECK (kind = 'card' OR closing_day IS NULL),
        UNIQUE (id, owner_id)
      )`);
    await runner.query('CREATE INDEX book_account_of_owner ON book_account (owner_id, created_at, id)');
    // Amounts in hundredths of the account's currency: in above zero, out below.
    await runner.query(`
      CREATE TABLE book_movement (
        id                     uuid           PRIMARY KEY,
        account_id             uuid           NOT NULL,
        owner_id               uuid           NOT NULL,
        date                   date           NOT NULL,
        amount                 numeric(38, 0) NOT NULL CHECK (amount <> 0),
        description_encrypted  bytea          NOT NULL,
        category_encrypted     bytea,
        noted_at               timestamptz    NOT NULL,
        FOREIGN KEY (account_id, owner_id) REFERENCES book_account (id, owner_id) ON DELETE CASCADE
      )`);
    // What a month begins with is the sum of all before it: read from this index alone.
    await runner.query('CREATE INDEX book_movement_of_account ON book_movement (account_id, date) INCLUDE (amount)');
    await runner.query('CREATE INDEX book_movement_of_owner ON book_movement (owner_id, date, id)');
    await runner.query(`
      CREATE TABLE real_balance (
        account_id  uuid           REFERENCES book_account ON DELETE CASCADE,
        month       text           CHECK (month ~ '^\\d{4}-\\d\\d$'),
        amount      numeric(38, 0) NOT NULL,
        PRIMARY KEY (account_id, month)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE real_balance, book_movement, book_account');
  }
}
