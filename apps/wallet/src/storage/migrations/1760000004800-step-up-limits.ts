import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How much may leave an account in a day without the second factor of its owner, and how much has on the last such day. */
export class StepUpLimits1760000004800 implements MigrationInterface {
  readonly name = 'StepUpLimits1760000004800';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE ledger_account
        ADD COLUMN step_up_above numeric(38, 0) CHECK (step_up_above >= 0),
        ADD COLUMN step_up_used  numeric(38, 0) CHECK (step_up_used >= 0),
        ADD COLUMN step_up_day   date,
        ADD CONSTRAINT step_up_whole CHECK (num_nulls(step_up_above, step_up_used, step_up_day) IN (0, 3)),
        ADD CONSTRAINT step_up_of_people CHECK (step_up_above IS NULL OR wallet_id IS NOT NULL)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE ledger_account DROP COLUMN step_up_above, DROP COLUMN step_up_used, DROP COLUMN step_up_day',
    );
  }
}
