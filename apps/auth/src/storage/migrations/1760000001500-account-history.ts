import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many events of its checked history an account has published (docs/adr/0017). */
export class AccountHistory1760000001500 implements MigrationInterface {
  readonly name = 'AccountHistory1760000001500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE account ADD COLUMN history integer NOT NULL DEFAULT 1');
    await runner.query('UPDATE account SET history = 2 WHERE confirmed_at IS NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE account DROP COLUMN history');
  }
}
