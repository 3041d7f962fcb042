import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Apart from the ledger, so that a memo goes with its reader. One copy for each side, under the key of each. */
export class TransferMemos1760000006100 implements MigrationInterface {
  readonly name = 'TransferMemos1760000006100';

  async up(runner: QueryRunner): Promise<void> {
    // A transfer is written with the commit, behind its memos.
    await runner.query(`
      CREATE TABLE transfer_memo (
        owner_id       uuid  NOT NULL REFERENCES data_key ON DELETE CASCADE,
        transfer_id    uuid  NOT NULL REFERENCES transfer DEFERRABLE INITIALLY DEFERRED,
        memo_encrypted bytea NOT NULL,
        PRIMARY KEY (owner_id, transfer_id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE transfer_memo');
  }
}
