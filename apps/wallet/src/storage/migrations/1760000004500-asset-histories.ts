import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Assets are made, changed and archived by people, and each has a history; accounts of a wallet can be closed. */
export class AssetHistories1760000004500 implements MigrationInterface {
  readonly name = 'AssetHistories1760000004500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE asset
        ADD COLUMN id                  uuid   NOT NULL DEFAULT gen_random_uuid() CONSTRAINT asset_id_unique UNIQUE,
        ADD COLUMN last_event_sequence bigint NOT NULL DEFAULT 0`);
    // Whether anybody holds an asset is looked for among its accounts. No balance is in an index: each posting would pay.
    await runner.query('CREATE INDEX ledger_account_by_asset ON ledger_account (asset_code)');
    await runner.query(
      'ALTER TABLE wallet ADD COLUMN closed_count integer NOT NULL DEFAULT 0 CHECK (closed_count >= 0)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE wallet DROP COLUMN closed_count');
    await runner.query('DROP INDEX ledger_account_by_asset');
    await runner.query('ALTER TABLE asset DROP COLUMN id, DROP COLUMN last_event_sequence');
  }
}
