import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an account is protected with besides its password, the codes sent by SMS, and the recovery codes. */
export class SecondFactors1760000001300 implements MigrationInterface {
  readonly name = 'SecondFactors1760000001300';

  async up(runner: QueryRunner): Promise<void> {
    // One row per account: a phone and an authenticator app never go together.
    await runner.query(`
      CREATE TABLE second_factor (
        account_id             uuid         PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
        kind                   text         NOT NULL CHECK (kind IN ('totp', 'phone')),
        totp_secret_encrypted  bytea,
        totp_last_step         integer,
        phone_encrypted        bytea,
        phone_index            bytea,
        active_at              timestamptz,
        failures               integer      NOT NULL DEFAULT 0,
        last_failed_at         timestamptz,
        CHECK ((kind = 'totp') = (totp_secret_encrypted IS NOT NULL)),
        CHECK ((kind = 'phone') = (phone_encrypted IS NOT NULL AND phone_index IS NOT NULL)),
        CHECK (kind = 'totp' OR active_at IS NOT NULL)
      )`);
    await runner.query('CREATE INDEX second_factor_phone ON second_factor (phone_index)');
    await runner.query(`
      CREATE TABLE sms_code (
        id           uuid         PRIMARY KEY,
        account_id   uuid         NOT NULL REFERENCES account (id) ON DELETE CASCADE,
        purpose      text         NOT NULL,
        phone_index  bytea        NOT NULL,
        code_hash    bytea        NOT NULL,
        sent_at      timestamptz  NOT NULL,
        expires_at   timestamptz  NOT NULL,
        wrong_tries  integer      NOT NULL DEFAULT 0,
        ended_at     timestamptz
      )`);
    await runner.query('CREATE INDEX sms_code_account ON sms_code (account_id, purpose, sent_at)');
    await runner.query('CREATE INDEX sms_code_phone ON sms_code (phone_index, purpose, sent_at)');
    await runner.query(`
      CREATE TABLE recovery_code (
        account_id  uuid   NOT NULL REFERENCES account (id) ON DELETE CASCADE,
        code_hash   bytea  NOT NULL,
        PRIMARY KEY (account_id, code_hash)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE recovery_code, sms_code, second_factor');
  }
}
