import { AccountRegistered } from '@portfel/contracts';
import { eventually } from '@portfel/testing';
import { newRegistration, WalletHarness } from '../../test/wallet-harness';

const PEOPLE = 50;

describe('opening wallets', () => {
  let harness: WalletHarness;
  beforeAll(async () => (harness = await WalletHarness.start()));
  afterAll(() => harness.close());

  const count = async (table: string) =>
    Number((await harness.sql<{ n: string }>(`SELECT count(*) n FROM ${table}`))[0]!.n);
  const walletsOf = (ownerId: string) => harness.sql('SELECT id FROM wallet WHERE owner_id = $1', [ownerId]);

  /** True of the ledger at any time, whatever has happened. */
  async function expectSoundLedger() {
    const unbalanced = await harness.sql(
      `SELECT asset_code, sum(amount) FROM entry JOIN transfer ON transfer.id = transfer_id GROUP BY 1 HAVING sum(amount) <> 0
       UNION ALL SELECT transfer_id::text, sum(amount) FROM entry GROUP BY 1 HAVING sum(amount) <> 0`,
    );
    const wrongBalances = await harness.sql(
      `SELECT account.id FROM ledger_account account LEFT JOIN entry ON entry.account_id = account.id
       GROUP BY account.id HAVING account.balance <> coalesce(sum(entry.amount), 0)`,
    );
    const gaps = await harness.sql(
      `SELECT account.id FROM ledger_account account LEFT JOIN entry ON entry.account_id = account.id
       GROUP BY account.id
       HAVING account.last_sequence <> count(entry.id) OR account.last_sequence <> coalesce(max(entry.sequence), 0)`,
    );
    const wrongHistory = await harness.sql(
      `SELECT id FROM (SELECT id, balance_after, sum(amount) OVER (PARTITION BY account_id ORDER BY sequence) AS running FROM entry) entry
       WHERE balance_after <> running`,
    );
    expect({ unbalanced, wrongBalances, gaps, wrongHistory }).toEqual({
      unbalanced: [],
      wrongBalances: [],
      gaps: [],
      wrongHistory: [],
    });
  }

  it(`gives ${PEOPLE} people who register at once ${PEOPLE} wallets, and the ledger adds up`, async () => {
    const people = Array.from({ length: PEOPLE }, newRegistration);
    await Promise.all(people.map((person) => harness.auth.publish(AccountRegistered, person)));
    await eventually(async () => expect(await count('wallet')).toBe(PEOPLE), { withinMs: 20_000 });

    const owners = await harness.sql<{ owner_id: string }>('SELECT owner_id FROM wallet');
    expect(owners.map((row) => row.owner_id).sort()).toEqual(people.map(({ accountId }) => accountId).sort());
    const balances = await harness.sql(
      `SELECT asset_code, count(*)::int AS accounts, sum(balance)::int AS total FROM ledger_account
       WHERE wallet_id IS NOT NULL GROUP BY 1 ORDER BY 1`,
    );
    expect(balances).toEqual(
      ['BTC', 'EUR', 'PLN', 'POINTS', 'USD'].map((asset_code) => ({
        asset_code,
        accounts: PEOPLE,
        total: asset_code === 'POINTS' ? 100 * PEOPLE : 0,
      })),
    );
    expect(await count('entry')).toBe(2 * PEOPLE);
    await expectSoundLedger();
    await eventually(() => expect(harness.opened()).toHaveLength(PEOPLE));
  });

  it('opens one wallet when the same event comes five times at once', async () => {
    const person = newRegistration();
    const before = await count('entry');
    const event = await harness.auth.publishTimes(5, AccountRegistered, person);
    expect(await harness.handled(event, 5)).toEqual(['done', 'repeated', 'repeated', 'repeated', 'repeated']);
    expect(await walletsOf(person.accountId)).toHaveLength(1);
    expect(await count('entry')).toBe(before + 2);
    expect(harness.opened().filter(({ data }) => data.ownerId === person.accountId)).toHaveLength(1);
    await expectSoundLedger();
  });

  it('leaves nothing behind of a registration it cannot carry out', async () => {
    const { accountId } = await harness.registered();
    const before = await Promise.all(['wallet', 'ledger_account', 'transfer', 'entry'].map(count));
    // The owner has a wallet already: another event for the same account must not open a second.
    const second = await harness.auth.publish(AccountRegistered, { ...newRegistration(), accountId });
    await eventually(() => {
      const letters = harness.broker.records('wallet.dead-letters').map(({ value }) => String(value));
      expect(letters).toEqual([JSON.stringify(second)]);
    });
    expect(await Promise.all(['wallet', 'ledger_account', 'transfer', 'entry'].map(count))).toEqual(before);
    expect(await walletsOf(accountId)).toHaveLength(1);
    await expectSoundLedger();
  });

  describe('the database itself', () => {
    it.each([
      ['UPDATE entry SET amount = amount + 1', 'never changed'],
      ['DELETE FROM entry', 'never changed'],
      [`UPDATE transfer SET kind = 'gift'`, 'never changed'],
      ['DELETE FROM transfer', 'never changed'],
      ['UPDATE ledger_account SET balance = -1 WHERE wallet_id IS NOT NULL', 'no_overdraft'],
      [`UPDATE ledger_account SET wallet_id = NULL WHERE wallet_id IS NOT NULL`, 'violates'],
      [`INSERT INTO wallet SELECT gen_random_uuid(), owner_id, now() FROM wallet LIMIT 1`, 'wallet_owner_unique'],
      [
        `INSERT INTO entry SELECT gen_random_uuid(), account_id, transfer_id, sequence, 1, 1 FROM entry LIMIT 1`,
        'unique',
      ],
      [`INSERT INTO entry SELECT gen_random_uuid(), account_id, transfer_id, 999, 0, 1 FROM entry LIMIT 1`, 'amount'],
    ])('refuses: %s', async (statement, because) => {
      await harness.registered();
      await expect(harness.sql(statement)).rejects.toThrow(because);
      await expectSoundLedger();
    });

    it('lets the issue account, and only a system account, owe', async () => {
      const owing = await harness.sql('SELECT system_role, asset_code FROM ledger_account WHERE balance < 0');
      expect(owing).toEqual([{ system_role: 'issue', asset_code: 'POINTS' }]);
    });
  });
});
