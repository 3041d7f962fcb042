import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which quote made which transfer: each makes one. */
export class UsedQuotes1760000004400 implements MigrationInterface {
  readonly name = 'UsedQuotes1760000004400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE used_quote (
        quote_id    uuid PRIMARY KEY,
        transfer_id uuid NOT NULL UNIQUE REFERENCES transfer
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE used_quote');
  }
}
