import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { AccountOpened, WalletOpened, type DataToSend } from '@portfel/contracts';
import { keepSample, type FreshStore } from '@portfel/testing';
import type { ServiceHarness } from '../../../../libs/testing/src/service-harness';
import { accountOpener, registered, startFreshWallet, startWallet, type Opening } from '../../test/wallet-harness';
import { STARTING_ASSETS } from '../domain/open-wallet';

const LIMIT = 12;
const START = STARTING_ASSETS.length;

describe('opening an account', () => {
  let harness: ServiceHarness;
  let database: FreshStore;
  let close: () => Promise<void>;
  let opener: ReturnType<typeof accountOpener>;
  let db: DataSource;
  beforeAll(async () => {
    ({ harness, database, close } = await startFreshWallet({ WALLET_ACCOUNTS_LIMIT: String(LIMIT) }));
    opener = accountOpener(harness);
    db = harness.service.app.get(DataSource);
  });
  afterAll(async () => {
    await opener?.stop();
    await close?.();
  });

  const open = (opening: Opening) => opener.open(opening);
  const rejectedWith = (code: string) => ({ status: 'rejected', rejection: { code } });
  const newOwner = async () => {
    const ownerId = randomUUID();
    await harness.deliver(await registered(harness, ownerId));
    return ownerId;
  };
  const accountsOf = (ownerId: string) =>
    db.query<{ id: string; number: number; asset_code: string; balance: string }[]>(
      `SELECT account.id, number, asset_code, balance FROM ledger_account account
       JOIN wallet ON wallet.id = wallet_id WHERE owner_id = $1 ORDER BY number`,
      [ownerId],
    );
  const openedIn = (ownerId: string) =>
    harness
      .published(AccountOpened)
      .filter(({ actor }) => actor.id === ownerId)
      .map(({ sequence, data, causation_id }) => ({
        sequence,
        causation_id,
        ...(data as DataToSend<typeof AccountOpened>),
      }))
      .sort((one, other) => one.sequence! - other.sequence!);
  const upTo = (count: number, from = 1) => Array.from({ length: count }, (_, index) => index + from);

  it('adds it behind the others, at zero, and says so after the opening of the wallet', async () => {
    const [ownerId, accountId] = [await newOwner(), randomUUID()];
    const number = START + 1;
    expect(await open({ ownerId, accountId, assetCode: 'PLN' })).toEqual({
      status: 'accepted',
      result: { accountId, assetCode: 'PLN', number },
    });
    const accounts = await accountsOf(ownerId);
    expect(accounts.map((account) => account.asset_code)).toEqual([...STARTING_ASSETS, 'PLN']);
    expect(accounts.at(-1)).toEqual({ id: accountId, number, asset_code: 'PLN', balance: '0' });
    const wallet = harness.published(WalletOpened).find(({ data }) => data.ownerId === ownerId)!;
    const { walletId } = wallet.data as { walletId: string };
    expect([wallet.sequence, openedIn(ownerId)]).toEqual([
      1,
      [{ sequence: 2, causation_id: accountId, walletId, accountId, assetCode: 'PLN', number }],
    ]);
    keepSample(
      AccountOpened,
      harness.published(AccountOpened).find(({ causation_id: cause }) => cause === accountId),
    );
  });

  it('opens one account, and gives its answer again, when the command is delivered many times', async () => {
    const [ownerId, accountId] = [await newOwner(), randomUUID()];
    const answers = await Promise.all(upTo(5).map(() => open({ ownerId, accountId })));
    answers.push(await open({ ownerId, accountId }));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await accountsOf(ownerId)).toHaveLength(START + 1);
    expect(openedIn(ownerId)).toHaveLength(1);
    expect(await open({ ownerId, accountId, assetCode: 'USD' })).toEqual(rejectedWith('idempotency-key-reused'));
  });

  it('numbers accounts and events without a gap when many are opened at once by two instances', async () => {
    const other = await startWallet({ storeUrl: database.url, env: { WALLET_ACCOUNTS_LIMIT: String(LIMIT) } });
    const elsewhere = accountOpener(other);
    try {
      const owners = await Promise.all(upTo(4).map(newOwner));
      const room = LIMIT - START;
      const openings = owners.flatMap((ownerId) =>
        upTo(room + 2).map((turn) => (turn % 2 === 0 ? opener : elsewhere).open({ ownerId })),
      );
      const ends = await Promise.all(openings);
      expect(ends.filter(({ status }) => status === 'accepted')).toHaveLength(owners.length * room);
      for (const ownerId of owners) {
        const accounts = await accountsOf(ownerId);
        expect(accounts.map(({ number }) => number)).toEqual(upTo(LIMIT));
        const { walletId } = harness.published(WalletOpened).find(({ data }) => data.ownerId === ownerId)!.data;
        const events = [harness, other]
          .flatMap((instance) => instance.published(AccountOpened))
          .filter(({ data }) => data.walletId === walletId);
        const bySequence = new Map(events.map(({ sequence, data }) => [sequence!, data.number as number]));
        expect([...bySequence].sort(([one], [two]) => one - two)).toEqual(
          upTo(room).map((turn) => [turn + 1, START + turn]),
        );
      }
    } finally {
      await elsewhere.stop();
      await other.close();
    }
  });

  it('refuses one more than the limit, and leaves the wallet as it was', async () => {
    const ownerId = await newOwner();
    for (const number of upTo(LIMIT - START, START + 1)) {
      expect(await open({ ownerId })).toMatchObject({ status: 'accepted', result: { number } });
    }
    expect(await open({ ownerId })).toEqual(rejectedWith('account-limit-reached'));
    expect(await accountsOf(ownerId)).toHaveLength(LIMIT);
    expect(openedIn(ownerId)).toHaveLength(LIMIT - START);
  });

  it('knows no wallet of somebody else, of a visitor, of a service, or of a person who has none', async () => {
    const [ownerId, stranger] = [await newOwner(), await newOwner()];
    const notFound = rejectedWith('wallet-not-found');
    expect(await open({ ownerId, actor: { type: 'account', id: stranger } })).toEqual(notFound);
    expect(await open({ ownerId, actor: { type: 'visitor' } })).toEqual(notFound);
    expect(await open({ ownerId, actor: { type: 'service', id: ownerId } })).toEqual(notFound);
    expect(await open({ ownerId: randomUUID() })).toEqual(notFound);
    for (const one of [ownerId, stranger]) expect(await accountsOf(one)).toHaveLength(START);
    expect(harness.published(AccountOpened).filter(({ actor }) => actor.id === stranger)).toEqual([]);
  });

  it('opens nothing in an asset there is not', async () => {
    const ownerId = await newOwner();
    expect(await open({ ownerId, assetCode: 'XYZ' })).toEqual(rejectedWith('asset-not-found'));
    expect(await accountsOf(ownerId)).toHaveLength(START);
    expect(harness.deadLetters()).toEqual([]);
  });
});

describe('the numbers of accounts that were there before', () => {
  it('follow their age, wallet by wallet, and new accounts go on behind them', async () => {
    const { harness, database, close } = await startFreshWallet();
    const ownerIds = [randomUUID(), randomUUID()];
    await harness.deliver(...(await Promise.all(ownerIds.map((owner) => registered(harness, owner)))));
    const before = harness.service.app.get(DataSource);
    const numbers = () =>
      before.query<unknown[]>(
        `SELECT wallet_id, account.id, number, account_count FROM ledger_account account
         JOIN wallet ON wallet.id = wallet_id ORDER BY account.id`,
      );
    const expected = await numbers();
    const numbered = () => before.query<unknown[]>(`SELECT 1 FROM migrations WHERE name LIKE 'NumberedAccounts%'`);
    while ((await numbered()).length > 0) await before.undoLastMigration();
    const again = await startWallet({ storeUrl: database.url });
    const opener = accountOpener(again);
    try {
      expect(await numbers()).toEqual(expected);
      const [ownerId] = ownerIds as [string];
      expect(await opener.open({ ownerId })).toMatchObject({ status: 'accepted', result: { number: START + 1 } });
    } finally {
      await opener.stop();
      await again.close();
      await close();
    }
  });
});
