import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people call their accounts: apart from the ledger, under the key of each, and gone with it. */
export class AccountLabels1760000006150 implements MigrationInterface {
  readonly name = 'AccountLabels1760000006150';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE account_label (
        owner_id        uuid  NOT NULL REFERENCES data_key ON DELETE CASCADE,
        account_id      uuid  NOT NULL REFERENCES ledger_account,
        label_encrypted bytea NOT NULL,
        PRIMARY KEY (owner_id, account_id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE account_label');
  }
}
