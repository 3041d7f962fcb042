import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What assets are worth, from when on. Rows are only added: the past keeps its rates. */
export class AssetRates1760000004200 implements MigrationInterface {
  readonly name = 'AssetRates1760000004200';

  async up(runner: QueryRunner): Promise<void> {
    // `rate`: of one whole unit of the asset, in `currency`.
    await runner.query(`
      CREATE TABLE asset_rate (
        asset_code text            NOT NULL REFERENCES asset,
        currency   text            NOT NULL DEFAULT 'USD' CHECK (currency = 'USD'),
        rate       numeric(38, 18) NOT NULL CHECK (rate > 0),
        since      timestamptz     NOT NULL,
        PRIMARY KEY (asset_code, since)
      )`);
    // A fixed table, for as long as no service of rates tells better ones.
    await runner.query(`
      INSERT INTO asset_rate (asset_code, rate, since)
      SELECT code, rate, '2026-01-01T00:00:00Z'
      FROM (VALUES ('USD', 1), ('EUR', 1.16), ('PLN', 0.27), ('BTC', 90000), ('ETH', 3000)) AS fixed (code, rate)
      WHERE code IN (SELECT code FROM asset)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE asset_rate');
  }
}
