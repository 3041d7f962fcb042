import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A closed wallet belongs to nobody; its accounts and entries stay. */
export class ClosedWallets1760000003100 implements MigrationInterface {
  readonly name = 'ClosedWallets1760000003100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE wallet
        ALTER COLUMN owner_id DROP NOT NULL,
        ADD COLUMN closed_at timestamptz,
        ADD CONSTRAINT owned_until_closed CHECK ((owner_id IS NULL) = (closed_at IS NOT NULL))`);
  }

  /** Only while no wallet is closed: nobody knows whose it was. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE wallet ALTER COLUMN owner_id SET NOT NULL, DROP COLUMN closed_at');
  }
}
