import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The ledger in full: assets of any kind, limits, holds, and entries that are chained by hashes. Entries and
 * transfers from before get their place in the chain.
 */
export class Ledger1760000004000 implements MigrationInterface {
  readonly name = 'Ledger1760000004000';

  async up(runner: QueryRunner): Promise<void> {
    await this.assets(runner);
    await this.accounts(runner);
    await this.transfers(runner);
    await this.holds(runner);
  }

  private async assets(runner: QueryRunner): Promise<void> {
    // `overdraft`: how far below zero its accounts may go.
    await runner.query(`
      ALTER TABLE asset
        ADD COLUMN attributes  jsonb          NOT NULL DEFAULT '{}',
        ADD COLUMN overdraft   numeric(38, 0) NOT NULL DEFAULT 0 CHECK (overdraft >= 0),
        ADD COLUMN created_at  timestamptz    NOT NULL DEFAULT now(),
        ADD COLUMN archived_at timestamptz`);
    await runner.query(
      `INSERT INTO asset (code, name, scale, kind) VALUES ('ETH', 'Ether', 18, 'crypto') ON CONFLICT DO NOTHING`,
    );
  }

  private async accounts(runner: QueryRunner): Promise<void> {
    // An overdraft of NULL has no end: what enters the ledger has to come from somewhere.
    await runner.query(`
      ALTER TABLE ledger_account
        DROP CONSTRAINT no_overdraft,
        DROP CONSTRAINT ledger_account_system_role_check,
        ADD CONSTRAINT known_role CHECK (system_role IN ('issue', 'fees', 'clearing', 'exchange')),
        ADD COLUMN held      numeric(38, 0) NOT NULL DEFAULT 0 CHECK (held >= 0),
        ADD COLUMN overdraft numeric(38, 0) DEFAULT 0 CHECK (overdraft >= 0),
        ADD COLUMN last_entry_at timestamptz,
        ADD COLUMN last_hash bytea,
        ADD COLUMN closed_at timestamptz`);
    await runner.query(`UPDATE ledger_account SET overdraft = NULL WHERE system_role = 'issue'`);
    await runner.query(`
      ALTER TABLE ledger_account ADD CONSTRAINT no_overdraft CHECK (balance - held >= -overdraft)`);
    await runner.query(`
      INSERT INTO ledger_account (id, system_role, asset_code, overdraft)
      SELECT gen_random_uuid(), role, code, CASE role WHEN 'fees' THEN 0 END
      FROM asset, unnest(ARRAY['issue', 'fees', 'clearing', 'exchange']) AS role
      ON CONFLICT DO NOTHING`);
    await runner.query(
      'CREATE INDEX ledger_account_of_asset ON ledger_account (wallet_id, asset_code, number) WHERE wallet_id IS NOT NULL',
    );
    await runner.query(
      'CREATE TRIGGER never_removed BEFORE DELETE ON ledger_account FOR EACH ROW EXECUTE FUNCTION refuse_change()',
    );
  }

  private async transfers(runner: QueryRunner): Promise<void> {
    for (const table of ['transfer', 'entry']) await runner.query(`ALTER TABLE ${table} DISABLE TRIGGER append_only`);
    await runner.query(`
      ALTER TABLE transfer
        DROP COLUMN asset_code,
        ADD COLUMN from_account_id uuid,
        ADD COLUMN to_account_id   uuid,
        ADD COLUMN reverses        uuid UNIQUE REFERENCES transfer,
        ADD COLUMN reference       text`);
    await runner.query(`
      UPDATE transfer SET
        from_account_id = (SELECT account_id FROM entry WHERE transfer_id = transfer.id ORDER BY amount LIMIT 1),
        to_account_id = (SELECT account_id FROM entry WHERE transfer_id = transfer.id ORDER BY amount DESC LIMIT 1)`);
    await runner.query(`
      ALTER TABLE transfer ALTER COLUMN from_account_id SET NOT NULL, ALTER COLUMN to_account_id SET NOT NULL`);
    // An entry is known by its place in its account.
    await runner.query(`
      ALTER TABLE entry
        DROP COLUMN id,
        DROP CONSTRAINT entry_account_id_sequence_key,
        ADD PRIMARY KEY (account_id, sequence),
        ADD COLUMN occurred_at timestamptz,
        ADD COLUMN hash        bytea`);
    await runner.query(
      `UPDATE entry SET occurred_at = transfer.occurred_at FROM transfer WHERE transfer.id = transfer_id`,
    );
    await runner.query(CHAIN);
    await runner.query('ALTER TABLE entry ALTER COLUMN occurred_at SET NOT NULL, ALTER COLUMN hash SET NOT NULL');
    await runner.query('CREATE INDEX entry_by_time ON entry (account_id, occurred_at, sequence)');
    await runner.query('CREATE INDEX entry_of_transfer ON entry (transfer_id)');
    for (const table of ['transfer', 'entry']) await runner.query(`ALTER TABLE ${table} ENABLE TRIGGER append_only`);
  }

  private async holds(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE hold (
        id             uuid           PRIMARY KEY,
        account_id     uuid           NOT NULL REFERENCES ledger_account,
        beneficiary_id uuid           NOT NULL,
        amount         numeric(38, 0) NOT NULL CHECK (amount > 0),
        captured       numeric(38, 0) NOT NULL DEFAULT 0 CHECK (captured BETWEEN 0 AND amount),
        status         text           NOT NULL CHECK (status IN ('active', 'captured', 'released', 'expired')),
        placed_at      timestamptz    NOT NULL,
        expires_at     timestamptz    NOT NULL,
        settled_at     timestamptz,
        transfer_id    uuid           UNIQUE REFERENCES transfer,
        CHECK ((status = 'active') = (settled_at IS NULL)),
        CHECK ((status = 'captured') = (transfer_id IS NOT NULL))
      )`);
    await runner.query('CREATE INDEX hold_of_account ON hold (account_id, placed_at)');
    await runner.query('CREATE INDEX hold_for_beneficiary ON hold (beneficiary_id, placed_at)');
    await runner.query(`CREATE INDEX hold_to_expire ON hold (expires_at) WHERE status = 'active'`);
    // What has ended has ended: a hold is settled once.
    await runner.query(`
      CREATE FUNCTION refuse_second_settlement() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.status <> 'active' THEN RAISE EXCEPTION 'hold % has ended before', OLD.id; END IF;
        RETURN NEW;
      END $$`);
    await runner.query(
      'CREATE TRIGGER settled_once BEFORE UPDATE ON hold FOR EACH ROW EXECUTE FUNCTION refuse_second_settlement()',
    );
  }

  /** Only while nothing but what was there before is in the ledger. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE hold');
    await runner.query('DROP FUNCTION refuse_second_settlement');
    await runner.query('DROP TRIGGER never_removed ON ledger_account');
    await runner.query('DROP INDEX ledger_account_of_asset, entry_by_time, entry_of_transfer');
    await runner.query(`
      ALTER TABLE entry DROP CONSTRAINT entry_pkey, ADD COLUMN id uuid PRIMARY KEY DEFAULT gen_random_uuid(), ADD UNIQUE (account_id, sequence),
        DROP COLUMN occurred_at, DROP COLUMN hash`);
    await runner.query(`ALTER TABLE transfer ADD COLUMN asset_code text REFERENCES asset`);
    await runner.query('ALTER TABLE transfer DISABLE TRIGGER append_only');
    await runner.query(`
      UPDATE transfer SET asset_code = account.asset_code FROM ledger_account account WHERE account.id = from_account_id`);
    await runner.query('ALTER TABLE transfer ENABLE TRIGGER append_only');
    await runner.query(`
      ALTER TABLE transfer ALTER COLUMN asset_code SET NOT NULL,
        DROP COLUMN from_account_id, DROP COLUMN to_account_id, DROP COLUMN reverses, DROP COLUMN reference`);
    await runner.query(`DELETE FROM ledger_account WHERE system_role <> 'issue' OR asset_code = 'ETH'`);
    await runner.query(`
      ALTER TABLE ledger_account DROP CONSTRAINT no_overdraft, DROP CONSTRAINT known_role,
        DROP COLUMN held, DROP COLUMN overdraft, DROP COLUMN last_entry_at, DROP COLUMN last_hash, DROP COLUMN closed_at,
        ADD CONSTRAINT ledger_account_system_role_check CHECK (system_role IN ('issue')),
        ADD CONSTRAINT no_overdraft CHECK (system_role IS NOT NULL OR balance >= 0)`);
    await runner.query(`DELETE FROM asset WHERE code = 'ETH'`);
    await runner.query(`
      ALTER TABLE asset DROP COLUMN attributes, DROP COLUMN overdraft, DROP COLUMN created_at, DROP COLUMN archived_at`);
  }
}

/** The same as `entryHash` in ../entry-hash.ts, for the entries there are. */
const CHAIN = `
  DO $$
  DECLARE
    made record;
    last bytea := '';
    of_account uuid;
  BEGIN
    FOR made IN SELECT * FROM entry ORDER BY account_id, sequence LOOP
      IF of_account IS DISTINCT FROM made.account_id THEN last := ''; of_account := made.account_id; END IF;
      last := sha256(last || convert_to(concat_ws('|', made.account_id, made.sequence, made.transfer_id, made.amount,
        made.balance_after, floor(extract(epoch FROM made.occurred_at) * 1000)::bigint), 'UTF8'));
      UPDATE entry SET hash = last WHERE account_id = made.account_id AND sequence = made.sequence;
      UPDATE ledger_account SET last_hash = last, last_entry_at = made.occurred_at WHERE id = made.account_id;
    END LOOP;
  END $$`;
