import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { WalletOpened } from '@portfel/contracts';
import { MESSAGE_STORE, UnitOfWork, type MessageStore } from '@portfel/messaging';
import { eventually, keepSample, type FreshStore } from '@portfel/testing';
import type { ServiceHarness } from '../../../../libs/testing/src/service-harness';
import { registered, startFreshWallet, startWallet } from '../../test/wallet-harness';
import { STARTING_ASSETS } from '../domain/open-wallet';
import { LedgerStore } from '../storage/ledger.store';

let harness: ServiceHarness;
let database: FreshStore;
let close: () => Promise<void>;
let db: DataSource;
const use = (env: Record<string, string> = {}) => {
  beforeEach(async () => {
    ({ harness, database, close } = await startFreshWallet(env));
    db = harness.service.app.get(DataSource);
  });
  afterEach(() => close());
};

const count = async (table: string) =>
  Number((await db.query<{ count: string }[]>(`SELECT count(*) FROM ${table}`))[0]!.count);
const pointsOf = async (ownerId: string) => {
  const [row] = await db.query<{ id: string; balance: string }[]>(
    `SELECT account.id, account.balance FROM ledger_account account JOIN wallet ON wallet.id = account.wallet_id
     WHERE wallet.owner_id = $1 AND account.asset_code = 'POINTS'`,
    [ownerId],
  );
  return { id: row!.id, balance: BigInt(row!.balance) };
};
const issueOfPoints = async () => {
  const [row] = await db.query<{ id: string; balance: string }[]>(
    `SELECT id, balance FROM ledger_account WHERE system_role = 'issue' AND asset_code = 'POINTS'`,
  );
  return { id: row!.id, balance: BigInt(row!.balance) };
};

/** One transfer of points in a unit of work of its own, as a handler would post it. */
async function transfer(from: string, to: string, amount: bigint): Promise<void> {
  const app = harness.service.app;
  const delivery = { consumer: 'wallet.spec', messageId: randomUUID(), key: from };
  const cause = { event_id: delivery.messageId, correlation_id: 'spec', actor: { type: 'service' as const } };
  const uow = new UnitOfWork(() => app.get<MessageStore>(MESSAGE_STORE).begin(delivery), cause, new Date());
  const legs = [
    { entryId: randomUUID(), accountId: from, amount: -amount },
    { entryId: randomUUID(), accountId: to, amount },
  ];
  try {
    await app.get(LedgerStore).post(uow, { transferId: randomUUID(), kind: 'welcome', assetCode: 'POINTS', legs });
    await uow.commit(undefined, []);
  } catch (error) {
    await uow.rollback();
    throw error;
  }
}

/** Everything a double-entry ledger promises, read from its rows. */
async function expectSoundLedger(): Promise<void> {
  const unbalanced = await db.query(
    `SELECT asset_code, sum(amount) FROM entry JOIN transfer ON transfer.id = transfer_id
     GROUP BY asset_code, transfer_id HAVING sum(amount) <> 0`,
  );
  expect(unbalanced).toEqual([]);
  const drifted = await db.query(
    `SELECT account.id, account.balance, account.last_sequence, count(entry.id), max(entry.sequence), sum(entry.amount)
     FROM ledger_account account LEFT JOIN entry ON entry.account_id = account.id GROUP BY account.id
     HAVING account.balance <> coalesce(sum(entry.amount), 0)
         OR account.last_sequence <> count(entry.id)
         OR coalesce(min(entry.sequence), 1) <> 1
         OR coalesce(max(entry.sequence), 0) <> count(entry.id)`,
  );
  expect(drifted).toEqual([]);
  const jumps = await db.query(
    `SELECT id FROM (
       SELECT id, balance_after, sum(amount) OVER (PARTITION BY account_id ORDER BY sequence) AS running FROM entry
     ) step WHERE balance_after <> running`,
  );
  expect(jumps).toEqual([]);
}

describe('a wallet for each registered account', () => {
  use({ WELCOME_POINTS: '100' });

  it('opens 50 wallets for 50 registrations at once, and nothing is created or lost', async () => {
    const owners = Array.from({ length: 50 }, () => randomUUID());
    await harness.deliver(...(await Promise.all(owners.map((owner) => registered(harness, owner)))));

    const wallets = await db.query<{ owner_id: string; assets: string[]; points: string }[]>(
      `SELECT owner_id, array_agg(asset_code) AS assets, sum(balance) FILTER (WHERE asset_code = 'POINTS') AS points
       FROM wallet JOIN ledger_account ON wallet_id = wallet.id GROUP BY owner_id`,
    );
    expect(wallets.map(({ owner_id }) => owner_id).sort()).toEqual([...owners].sort());
    for (const { assets, points } of wallets) {
      expect([...assets].sort()).toEqual([...STARTING_ASSETS].sort());
      expect(points).toBe('100');
    }
    expect((await issueOfPoints()).balance).toBe(-5_000n);
    expect(await count('entry')).toBe(100);
    await expectSoundLedger();

    const opened = harness.published(WalletOpened).map(({ data }) => (data as { ownerId: string }).ownerId);
    expect(opened.sort()).toEqual([...owners].sort());
    expect(harness.deadLetters()).toEqual([]);
  });

  it('opens one wallet and says so once when the same event is delivered many times', async () => {
    const owner = randomUUID();
    const event = await registered(harness, owner);
    await harness.deliver(...Array.from({ length: 5 }, () => event));
    harness.broker.redeliverAll();
    await eventually(() => expect(harness.endings()).toEqual(['done', ...Array.from({ length: 9 }, () => 'repeated')]));

    expect(await count('wallet')).toBe(1);
    expect((await pointsOf(owner)).balance).toBe(100n);
    const [opened, ...more] = harness.published(WalletOpened);
    expect(more).toEqual([]);
    expect(opened).toMatchObject({ causation_id: event.id, producer: 'wallet', sequence: 1, data: { ownerId: owner } });
    keepSample(WalletOpened, opened);
    await expectSoundLedger();
  });

  it('opens one wallet when two instances get the same events at the same time', async () => {
    const other = await startWallet({ storeUrl: database.url, env: { WELCOME_POINTS: '100' } });
    try {
      const events = await Promise.all(Array.from({ length: 12 }, () => registered(harness)));
      await Promise.all([harness.deliver(...events), other.deliver(...events)]);
      expect([...harness.endings(), ...other.endings()].filter((ending) => ending === 'done')).toHaveLength(12);
      expect(await count('wallet')).toBe(12);
      const opened = [...harness.published(WalletOpened), ...other.published(WalletOpened)];
      // One instance may sweep what the other has sent a moment before: the same event, by its id.
      const causes = new Map(opened.map(({ event_id, causation_id }) => [event_id, causation_id]));
      expect([...causes.values()].sort()).toEqual(events.map(({ id }) => id).sort());
      expect((await issueOfPoints()).balance).toBe(-1_200n);
      await expectSoundLedger();
    } finally {
      await other.close();
    }
  });

  it('keeps entries and transfers as they were written', async () => {
    await harness.deliver(await registered(harness));
    for (const table of ['entry', 'transfer']) {
      const before: unknown = await db.query(`SELECT * FROM ${table} ORDER BY id`);
      expect(before).not.toEqual([]);
      await expect(db.query(`UPDATE ${table} SET id = gen_random_uuid()`)).rejects.toThrow('never changed');
      await expect(db.query(`DELETE FROM ${table}`)).rejects.toThrow('never changed');
      await expect(db.query(`TRUNCATE ${table} CASCADE`)).rejects.toThrow('never changed');
      expect(await db.query(`SELECT * FROM ${table} ORDER BY id`)).toEqual(before);
    }
  });

  it('lets no person spend more than there is, and leaves no trace of the attempt', async () => {
    const owner = randomUUID();
    await harness.deliver(await registered(harness, owner));
    const [points, issue] = [await pointsOf(owner), await issueOfPoints()];

    await expect(transfer(points.id, issue.id, 101n)).rejects.toThrow('no_overdraft');
    expect((await pointsOf(owner)).balance).toBe(100n);
    expect(await count('entry')).toBe(2);

    await transfer(points.id, issue.id, 100n);
    expect((await pointsOf(owner)).balance).toBe(0n);
    await expectSoundLedger();
  });

  it('stays sound when two people pay each other at the same time', async () => {
    const owners = [randomUUID(), randomUUID()] as const;
    await harness.deliver(await registered(harness, owners[0]), await registered(harness, owners[1]));
    const [ann, bob] = [await pointsOf(owners[0]), await pointsOf(owners[1])];
    const payments = Array.from({ length: 30 }, (_, index) =>
      index % 2 === 0 ? transfer(ann.id, bob.id, 3n) : transfer(bob.id, ann.id, 1n),
    );
    await Promise.all(payments);
    expect((await pointsOf(owners[0])).balance).toBe(70n);
    expect((await pointsOf(owners[1])).balance).toBe(130n);
    await expectSoundLedger();
  });
});

describe('a wallet without welcome points', () => {
  use({ WELCOME_POINTS: '0' });

  it('opens with all its accounts and without an entry', async () => {
    const owner = randomUUID();
    await harness.deliver(await registered(harness, owner));
    expect((await pointsOf(owner)).balance).toBe(0n);
    expect(harness.published(WalletOpened)).toHaveLength(1);
    expect(await count('entry')).toBe(0);
    expect(await count('transfer')).toBe(0);
  });
});
