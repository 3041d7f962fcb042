import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a password was changed, when a link was made, and wrong passwords. */
export class PasswordTimes1760000001200 implements MigrationInterface {
  readonly name = 'PasswordTimes1760000001200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE account ADD COLUMN password_changed_at timestamptz');
    await runner.query('ALTER TABLE one_time_link ADD COLUMN created_at timestamptz');
    await runner.query(`
      CREATE TABLE password_attempts (
        email_index     bytea        PRIMARY KEY,
        failures        integer      NOT NULL,
        last_failed_at  timestamptz  NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE password_attempts');
    await runner.query('ALTER TABLE one_time_link DROP COLUMN created_at');
    await runner.query('ALTER TABLE account DROP COLUMN password_changed_at');
  }
}
