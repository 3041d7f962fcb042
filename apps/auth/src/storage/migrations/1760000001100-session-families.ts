import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which tokens a session ever had, and what it was opened with. */
export class SessionFamilies1760000001100 implements MigrationInterface {
  readonly name = 'SessionFamilies1760000001100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE session ADD COLUMN device_encrypted bytea');
    await runner.query(`
      CREATE TABLE spent_refresh_token (
        token_hash  bytea  PRIMARY KEY,
        session_id  uuid   NOT NULL REFERENCES session
      )`);
    await runner.query('CREATE INDEX spent_refresh_token_session ON spent_refresh_token (session_id)');
    await runner.query('CREATE INDEX session_alive ON session (account_id) WHERE ended_at IS NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE spent_refresh_token');
    await runner.query('DROP INDEX session_alive');
    await runner.query('ALTER TABLE session DROP COLUMN device_encrypted');
  }
}
