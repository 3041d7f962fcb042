import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import type { ServiceHarness } from '../../libs/testing/src/service-harness';
import { registered, startFreshWallet } from '../../apps/wallet/test/wallet-harness';
import { verifyLedger } from './verify-ledger';

describe('npm run ledger -- verify', () => {
  let harness: ServiceHarness;
  let close: () => Promise<void>;
  let db: DataSource;
  beforeAll(async () => {
    ({ harness, close } = await startFreshWallet({ WELCOME_POINTS: '100' }));
    db = harness.service.app.get(DataSource);
    for (let person = 0; person < 3; person += 1) await harness.deliver(await registered(harness, randomUUID()));
  });
  afterAll(() => close?.());

  it('says how much it has read, and that it holds; the seal stays while nothing happens', async () => {
    const report = await verifyLedger(db);
    expect(report).toMatchObject({ transfers: 3, entries: 6, findings: [] });
    expect(await verifyLedger(db)).toEqual(report);
  });

  const IN_POINTS = `SELECT id FROM ledger_account WHERE asset_code = 'POINTS' AND wallet_id IS NOT NULL ORDER BY id LIMIT 1`;

  // What somebody with the database in their hands could do, past triggers and checks.
  it.each([
    ['an amount', 'UPDATE entry SET amount = amount + 1 WHERE sequence = 2', 'makes or loses money'],
    [
      'amounts on both sides',
      `UPDATE entry SET amount = amount * 2, balance_after = balance_after * 2
       WHERE transfer_id = (SELECT id FROM transfer ORDER BY id LIMIT 1)`,
      'the chain is broken',
    ],
    [
      'a balance',
      `UPDATE ledger_account SET balance = balance + 1 WHERE id = (${IN_POINTS})`,
      'not what its entries say',
    ],
    ['what is held', `UPDATE ledger_account SET held = 1 WHERE id = (${IN_POINTS})`, 'what is held'],
    [
      'the past of an account, taken away with its last entry',
      `WITH gone AS (DELETE FROM entry WHERE account_id = (${IN_POINTS}) RETURNING account_id)
       UPDATE ledger_account SET balance = 0, last_sequence = 0, last_hash = NULL FROM gone WHERE id = account_id`,
      'makes or loses money',
    ],
    [
      'a time',
      `UPDATE entry SET occurred_at = occurred_at - interval '1 day' WHERE sequence = 1`,
      'the chain is broken',
    ],
    [
      'who is below the limit',
      `UPDATE ledger_account SET overdraft = 0 WHERE system_role = 'issue'`,
      'below its limit',
    ],
    [
      'a transfer without entries',
      'INSERT INTO transfer SELECT gen_random_uuid(), kind, occurred_at, from_account_id, to_account_id FROM transfer LIMIT 1',
      'has no entries',
    ],
  ])('finds a change of %s', async (_what, change, finding) => {
    const runner = db.createQueryRunner();
    await runner.connect();
    try {
      await runner.query('SET session_replication_role = replica');
      await runner.query('ALTER TABLE ledger_account DROP CONSTRAINT no_overdraft');
      await runner.query('CREATE TABLE entry_before AS SELECT * FROM entry');
      await runner.query('CREATE TABLE account_before AS SELECT * FROM ledger_account');
      await runner.query('CREATE TABLE transfer_before AS SELECT * FROM transfer');
      await runner.query(change);
      expect((await verifyLedger(db)).findings.join('\n')).toContain(finding);
    } finally {
      await runner.query('TRUNCATE entry, transfer, ledger_account CASCADE');
      await runner.query('INSERT INTO ledger_account SELECT * FROM account_before');
      await runner.query('INSERT INTO transfer SELECT * FROM transfer_before');
      await runner.query('INSERT INTO entry SELECT * FROM entry_before');
      await runner.query('DROP TABLE entry_before, account_before, transfer_before');
      await runner.query('ALTER TABLE ledger_account ADD CONSTRAINT no_overdraft CHECK (balance - held >= -overdraft)');
      await runner.query('SET session_replication_role = origin');
      await runner.release();
    }
    expect((await verifyLedger(db)).findings).toEqual([]);
  });
});
