import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a person is written to in, and by which devices they were signed in before. */
export class LanguagesAndDevices1760000001800 implements MigrationInterface {
  readonly name = 'LanguagesAndDevices1760000001800';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE account ADD COLUMN language text NOT NULL DEFAULT 'en'`);
    await runner.query('ALTER TABLE session ADD COLUMN device_index bytea');
    await runner.query(
      'CREATE INDEX session_device ON session (account_id, device_index) WHERE device_index IS NOT NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX session_device');
    await runner.query('ALTER TABLE session DROP COLUMN device_index');
    await runner.query('ALTER TABLE account DROP COLUMN language');
  }
}
