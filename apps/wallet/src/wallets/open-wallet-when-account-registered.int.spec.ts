import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { WalletOpened } from '@portfel/contracts';
import { MESSAGE_STORE, UnitOfWork, type MessageStore } from '@portfel/messaging';
import { eventually, keepSample, type FreshStore } from '@portfel/testing';
import type { ServiceHarness } from '../../../../libs/testing/src/service-harness';
import { expectSoundLedger } from '../../test/sound-ledger';
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
  try {
    const book = await app.get(LedgerStore).openBook(uow, { accountIds: [from, to] });
    const legs = [
      { accountId: from, amount: -amount },
      { accountId: to, amount },
    ];
    const posting = { transferId: randomUUID(), kind: 'transfer' as const, fromAccountId: from, toAccountId: to, legs };
    const posted = book.post({ ...posting, postedAt: uow.now });
    if (typeof posted === 'string') throw new Error(posted);
    await uow.commit(undefined, []);
  } catch (error) {
    await uow.rollback();
    throw error;
  }
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
    await expectSoundLedger(db);

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
    await expectSoundLedger(db);
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
      await expectSoundLedger(db);
    } finally {
      await other.close();
    }
  });

  it('keeps entries and transfers as they were written', async () => {
    await harness.deliver(await registered(harness));
    for (const table of ['entry', 'transfer']) {
      const before: unknown = await db.query(`SELECT * FROM ${table} ORDER BY 1, 2`);
      expect(before).not.toEqual([]);
      await expect(db.query(`UPDATE ${table} SET occurred_at = now()`)).rejects.toThrow('never changed');
      await expect(db.query(`DELETE FROM ${table}`)).rejects.toThrow('never changed');
      await expect(db.query(`TRUNCATE ${table} CASCADE`)).rejects.toThrow('never changed');
      expect(await db.query(`SELECT * FROM ${table} ORDER BY 1, 2`)).toEqual(before);
    }
  });

  it('lets no person spend more than there is, and leaves no trace of the attempt', async () => {
    const owner = randomUUID();
    await harness.deliver(await registered(harness, owner));
    const [points, issue] = [await pointsOf(owner), await issueOfPoints()];

    await expect(transfer(points.id, issue.id, 101n)).rejects.toThrow('insufficient-funds');
    expect((await pointsOf(owner)).balance).toBe(100n);
    expect(await count('entry')).toBe(2);

    // The last line, should the code ever be wrong.
    await expect(db.query(`UPDATE ledger_account SET balance = -1 WHERE id = '${points.id}'`)).rejects.toThrow(
      'no_overdraft',
    );

    await transfer(points.id, issue.id, 100n);
    expect((await pointsOf(owner)).balance).toBe(0n);
    await expectSoundLedger(db);
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
    await expectSoundLedger(db);
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
