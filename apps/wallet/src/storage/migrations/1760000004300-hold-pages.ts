import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Indexes in the order in which people read their holds: active first, then latest first. */
export class HoldPages1760000004300 implements MigrationInterface {
  readonly name = 'HoldPages1760000004300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX hold_of_account, hold_for_beneficiary');
    await runner.query(`CREATE INDEX hold_of_account ON hold (account_id, (status = 'active'), placed_at, id)`);
    await runner.query(
      `CREATE INDEX hold_for_beneficiary ON hold (beneficiary_id, (status = 'active'), placed_at, id)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX hold_of_account, hold_for_beneficiary');
    await runner.query('CREATE INDEX hold_of_account ON hold (account_id, placed_at)');
    await runner.query('CREATE INDEX hold_for_beneficiary ON hold (beneficiary_id, placed_at)');
  }
}
