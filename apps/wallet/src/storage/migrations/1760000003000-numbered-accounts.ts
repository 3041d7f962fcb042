import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A wallet may have several accounts of one asset; they are told apart by their number in the wallet. */
export class NumberedAccounts1760000003000 implements MigrationInterface {
  readonly name = 'NumberedAccounts1760000003000';

  async up(runner: QueryRunner): Promise<void> {
    // Kept on the wallet's row, which is locked while an account is opened: a count of rows could be out of date.
    await runner.query(`
      ALTER TABLE wallet
        ADD COLUMN account_count       integer NOT NULL DEFAULT 0,
        ADD COLUMN last_event_sequence bigint  NOT NULL DEFAULT 1`);
    await runner.query('ALTER TABLE ledger_account ADD COLUMN number integer CHECK (number > 0)');
    await runner.query(`
      UPDATE ledger_account account SET number = numbered.number
      FROM (SELECT id, row_number() OVER (PARTITION BY wallet_id ORDER BY id) AS number
            FROM ledger_account WHERE wallet_id IS NOT NULL) numbered
      WHERE account.id = numbered.id`);
    await runner.query(`
      UPDATE wallet SET account_count = (SELECT count(*) FROM ledger_account WHERE wallet_id = wallet.id)`);
    await runner.query(`
      ALTER TABLE ledger_account
        ADD CONSTRAINT numbered_in_a_wallet CHECK ((wallet_id IS NULL) = (number IS NULL))`);
    await runner.query('CREATE UNIQUE INDEX ledger_account_number ON ledger_account (wallet_id, number)');
    await runner.query('DROP INDEX ledger_account_of_wallet');
  }

  /** Only while no wallet has two accounts of one asset. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE UNIQUE INDEX ledger_account_of_wallet ON ledger_account (wallet_id, asset_code)');
    await runner.query('DROP INDEX ledger_account_number');
    await runner.query('ALTER TABLE ledger_account DROP COLUMN number');
    await runner.query('ALTER TABLE wallet DROP COLUMN account_count, DROP COLUMN last_event_sequence');
  }
}
