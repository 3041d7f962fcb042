import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is told of their statements, and of which month next; gone with its owner. */
export class StatementSchedules1760000006600 implements MigrationInterface {
  readonly name = 'StatementSchedules1760000006600';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE statement_schedule (
        owner_id  uuid PRIMARY KEY REFERENCES data_key ON DELETE CASCADE,
        due_month text NOT NULL CHECK (due_month ~ '^\\d{4}-\\d\\d$')
      )`);
    await runner.query('CREATE INDEX statement_schedule_due ON statement_schedule (due_month, owner_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE statement_schedule');
  }
}
