import type { MigrationInterface, QueryRunner } from 'typeorm';

export class WalletTables1760000002000 implements MigrationInterface {
  readonly name = 'WalletTables1760000002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE asset (
        code   text     PRIMARY KEY,
        name   text     NOT NULL,
        scale  smallint NOT NULL CHECK (scale BETWEEN 0 AND 18),
        kind   text     NOT NULL CHECK (kind IN ('money', 'crypto', 'points', 'item'))
      )`);
    await runner.query(`
      INSERT INTO asset (code, name, scale, kind) VALUES
        ('PLN', 'Polish złoty', 2, 'money'), ('EUR', 'Euro', 2, 'money'), ('USD', 'US dollar', 2, 'money'),
        ('BTC', 'Bitcoin', 8, 'crypto'), ('POINTS', 'Portfel points', 0, 'points')`);
    await runner.query(`
      CREATE TABLE wallet (
        id         uuid        PRIMARY KEY,
        owner_id   uuid        NOT NULL CONSTRAINT wallet_owner_unique UNIQUE,
        opened_at  timestamptz NOT NULL
      )`);
    // A system account has no wallet: it is the other side of what enters and leaves the ledger.
    await runner.query(`
      CREATE TABLE ledger_account (
        id             uuid           PRIMARY KEY,
        wallet_id      uuid           REFERENCES wallet,
        system_role    text           CHECK (system_role IN ('issue')),
        asset_code     text           NOT NULL REFERENCES asset,
        balance        numeric(38, 0) NOT NULL DEFAULT 0,
        last_sequence  bigint         NOT NULL DEFAULT 0,
        CHECK ((wallet_id IS NULL) <> (system_role IS NULL)),
        CONSTRAINT no_overdraft CHECK (system_role IS NOT NULL OR balance >= 0)
      )`);
    await runner.query('CREATE UNIQUE INDEX ledger_account_of_wallet ON ledger_account (wallet_id, asset_code)');
    await runner.query(
      'CREATE UNIQUE INDEX ledger_account_of_system ON ledger_account (system_role, asset_code) WHERE wallet_id IS NULL',
    );
    await runner.query(`
      INSERT INTO ledger_account (id, system_role, asset_code) SELECT gen_random_uuid(), 'issue', code FROM asset`);
    await runner.query(`
      CREATE TABLE transfer (
        id           uuid        PRIMARY KEY,
        kind         text        NOT NULL,
        asset_code   text        NOT NULL REFERENCES asset,
        occurred_at  timestamptz NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE entry (
        id             uuid           PRIMARY KEY,
        account_id     uuid           NOT NULL REFERENCES ledger_account,
        transfer_id    uuid           NOT NULL REFERENCES transfer,
        sequence       bigint         NOT NULL,
        amount         numeric(38, 0) NOT NULL CHECK (amount <> 0),
        balance_after  numeric(38, 0) NOT NULL,
        UNIQUE (account_id, sequence)
      )`);
    await runner.query(`
      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'ledger entries and transfers are never changed'; END $$`);
    for (const table of ['entry', 'transfer']) {
      await runner.query(
        `CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
      );
      await runner.query(
        `CREATE TRIGGER never_emptied BEFORE TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE entry, transfer, ledger_account, wallet, asset');
    await runner.query('DROP FUNCTION refuse_change');
  }
}
