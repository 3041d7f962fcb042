import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Deposits and withdrawals on their way. Where a withdrawal goes lies apart, and goes with its owner or with its end. */
export class Payments1760000006110 implements MigrationInterface {
  readonly name = 'Payments1760000006110';

  async up(runner: QueryRunner): Promise<void> {
    // `next_attempt_at`: when the bank is asked to take it, or how it stands.
    await runner.query(`
      CREATE TABLE payment (
        id              uuid           PRIMARY KEY,
        wallet_id       uuid           NOT NULL REFERENCES wallet,
        account_id      uuid           NOT NULL REFERENCES ledger_account,
        direction       text           NOT NULL CHECK (direction IN ('deposit', 'withdrawal')),
        amount          numeric(38, 0) NOT NULL CHECK (amount > 0),
        asset_code      text           NOT NULL REFERENCES asset,
        status          text           NOT NULL CHECK (status IN ('requested', 'sent', 'settled', 'failed')),
        requested_at    timestamptz    NOT NULL,
        attempts        int            NOT NULL DEFAULT 0,
        next_attempt_at timestamptz,
        reference       text,
        failure         text,
        ended_at        timestamptz,
        CHECK ((status IN ('settled', 'failed')) = (ended_at IS NOT NULL)),
        CHECK ((status IN ('settled', 'failed')) = (next_attempt_at IS NULL)),
        CHECK ((status = 'failed') = (failure IS NOT NULL)),
        CHECK (status <> 'sent' OR reference IS NOT NULL)
      )`);
    await runner.query('CREATE INDEX payment_of_wallet ON payment (wallet_id, requested_at, id)');
    await runner.query('CREATE INDEX payment_due ON payment (next_attempt_at) WHERE next_attempt_at IS NOT NULL');
    await runner.query(`
      CREATE TABLE payment_payout (
        payment_id     uuid  PRIMARY KEY REFERENCES payment,
        owner_id       uuid  NOT NULL REFERENCES data_key ON DELETE CASCADE,
        iban_encrypted bytea NOT NULL
      )`);
    await runner.query('CREATE INDEX payment_payout_of_owner ON payment_payout (owner_id)');
    // What has ended has ended: a payment is settled once, or has failed once.
    await runner.query(`
      CREATE FUNCTION refuse_second_end() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.ended_at IS NOT NULL THEN RAISE EXCEPTION 'payment % has ended before', OLD.id; END IF;
        RETURN NEW;
      END $$`);
    await runner.query(
      'CREATE TRIGGER ended_once BEFORE UPDATE ON payment FOR EACH ROW EXECUTE FUNCTION refuse_second_end()',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE payment_payout, payment');
    await runner.query('DROP FUNCTION refuse_second_end');
  }
}
