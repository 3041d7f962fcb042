import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AuthTables1760000001000 implements MigrationInterface {
  readonly name = 'AuthTables1760000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE account (
        id                 uuid        PRIMARY KEY,
        username           text        NOT NULL,
        email_encrypted    bytea       NOT NULL,
        email_index        bytea       NOT NULL CONSTRAINT account_email_unique UNIQUE,
        password_hash      text        NOT NULL,
        role               text        NOT NULL,
        terms_accepted_at  timestamptz NOT NULL,
        created_at         timestamptz NOT NULL,
        confirmed_at       timestamptz
      )`);
    await runner.query('CREATE UNIQUE INDEX account_username_unique ON account (lower(username))');
    await runner.query(`
      CREATE TABLE one_time_link (
        id          uuid        PRIMARY KEY,
        account_id  uuid        NOT NULL REFERENCES account,
        type        text        NOT NULL CHECK (type IN ('registration', 'email-change', 'password-reset')),
        token_hash  bytea       NOT NULL UNIQUE,
        expires_at  timestamptz NOT NULL,
        used_at     timestamptz
      )`);
    await runner.query('CREATE INDEX one_time_link_account ON one_time_link (account_id)');
    await runner.query(`
      CREATE TABLE session (
        id                   uuid        PRIMARY KEY,
        account_id           uuid        NOT NULL REFERENCES account,
        created_at           timestamptz NOT NULL,
        expires_at           timestamptz NOT NULL,
        ended_at             timestamptz,
        token_hash           bytea       NOT NULL,
        previous_token_hash  bytea,
        rotated_at           timestamptz,
        token_for_previous   bytea
      )`);
    await runner.query('CREATE INDEX session_account ON session (account_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE session, one_time_link, account');
  }
}
