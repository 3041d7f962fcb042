import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What people note of their own money, apart from the ledger: nobody else can read what, how much or when. All of it goes
 * with the key it is encrypted under. A tag is the same for the same month of one person, and tells nothing else.
 */
export class Bookkeeping1760000006510 implements MigrationInterface {
  readonly name = 'Bookkeeping1760000006510';

  async up(runner: QueryRunner): Promise<void> {
    // An earlier form, never released, kept days and amounts in plain.
    await runner.query('DROP TABLE IF EXISTS real_balance, book_movement, book_account');
    await runner.query(`
      CREATE TABLE book_account (
        id              uuid        PRIMARY KEY,
        owner_id        uuid        NOT NULL REFERENCES data_key ON DELETE CASCADE,
        note_encrypted  bytea       NOT NULL,
        archived        boolean     NOT NULL DEFAULT false,
        created_at      timestamptz NOT NULL,
        UNIQUE (id, owner_id)
      )`);
    await runner.query('CREATE INDEX book_account_of_owner ON book_account (owner_id, created_at, id)');
    await runner.query(`
      CREATE TABLE book_movement (
        id              uuid        PRIMARY KEY,
        account_id      uuid        NOT NULL,
        owner_id        uuid        NOT NULL,
        month_tag       bytea       NOT NULL,
        note_encrypted  bytea       NOT NULL,
        noted_at        timestamptz NOT NULL,
        FOREIGN KEY (account_id, owner_id) REFERENCES book_account (id, owner_id) ON DELETE CASCADE
      )`);
    await runner.query('CREATE INDEX book_movement_of_account ON book_movement (account_id, month_tag)');
    await runner.query('CREATE INDEX book_movement_of_month ON book_movement (owner_id, month_tag)');
    await runner.query('CREATE INDEX book_movement_of_owner ON book_movement (owner_id, noted_at, id)');
    // What a month begins with is the sum of all before it.
    await runner.query(`
      CREATE TABLE book_sum (
        account_id     uuid   REFERENCES book_account ON DELETE CASCADE,
        month_tag      bytea,
        sum_encrypted  bytea  NOT NULL,
        PRIMARY KEY (account_id, month_tag)
      )`);
    await runner.query(`
      CREATE TABLE real_balance (
        account_id         uuid   REFERENCES book_account ON DELETE CASCADE,
        month_tag          bytea,
        balance_encrypted  bytea  NOT NULL,
        PRIMARY KEY (account_id, month_tag)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE real_balance, book_sum, book_movement, book_account');
  }
}
