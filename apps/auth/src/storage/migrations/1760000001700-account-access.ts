import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts that are shut out, and which roles there are. */
export class AccountAccess1760000001700 implements MigrationInterface {
  readonly name = 'AccountAccess1760000001700';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE account
        ADD COLUMN deactivated_at timestamptz,
        ADD CONSTRAINT account_role CHECK (role IN ('user', 'admin', 'manager', 'accountant', 'worker'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE account DROP CONSTRAINT account_role, DROP COLUMN deactivated_at');
  }
}
