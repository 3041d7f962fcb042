import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Addresses can be changed; with an account goes everything of it, and its name stays taken. */
export class ClosedAccounts1760000001400 implements MigrationInterface {
  readonly name = 'ClosedAccounts1760000001400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE account
        ADD COLUMN email_changed_at     timestamptz,
        ADD COLUMN last_event_sequence  integer NOT NULL DEFAULT 1`);
    await runner.query('UPDATE account SET last_event_sequence = 2 WHERE confirmed_at IS NOT NULL');
    await runner.query('ALTER TABLE one_time_link ADD COLUMN email_encrypted bytea');
    await runner.query('CREATE TABLE closed_username (username_index bytea PRIMARY KEY)');
    // The outcomes that name a person are found when the account goes.
    await runner.query(`
      CREATE INDEX inbox_naming_account ON inbox ((outcome -> 'result' ->> 'accountId'))
      WHERE jsonb_exists(outcome -> 'result', 'username')`);
    for (const [table, column, owner] of OWNED) await refer(runner, table, column, owner, 'ON DELETE CASCADE');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, column, owner] of OWNED) await refer(runner, table, column, owner, '');
    await runner.query('DROP INDEX inbox_naming_account');
    await runner.query('DROP TABLE closed_username');
    await runner.query('ALTER TABLE one_time_link DROP COLUMN email_encrypted');
    await runner.query('ALTER TABLE account DROP COLUMN email_changed_at, DROP COLUMN last_event_sequence');
  }
}

const OWNED = [
  ['one_time_link', 'account_id', 'account'],
  ['session', 'account_id', 'account'],
  ['spent_refresh_token', 'session_id', 'session'],
] as const;

async function refer(runner: QueryRunner, table: string, column: string, owner: string, then: string): Promise<void> {
  await runner.query(`
    ALTER TABLE ${table}
      DROP CONSTRAINT ${table}_${column}_fkey,
      ADD CONSTRAINT ${table}_${column}_fkey FOREIGN KEY (${column}) REFERENCES ${owner} ${then}`);
}
