import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { TransferFunds, TransferPosted, type Actor, type DataToSend } from '@portfel/contracts';
import { keepSample, type FreshStore } from '@portfel/testing';
import type { ServiceHarness } from '../../../../libs/testing/src/service-harness';
import { expectSoundLedger } from '../../test/sound-ledger';
import { registered, startFreshWallet, startWallet, walletCaller } from '../../test/wallet-harness';

const ENV = { WELCOME_POINTS: '100', TRANSFER_FEE_PER_MILLE: '0' };

describe('transferring funds', () => {
  let harness: ServiceHarness;
  let database: FreshStore;
  let close: () => Promise<void>;
  let caller: ReturnType<typeof walletCaller>;
  let db: DataSource;
  beforeAll(async () => {
    ({ harness, database, close } = await startFreshWallet(ENV));
    caller = walletCaller(harness);
    db = harness.service.app.get(DataSource);
  });
  afterEach(() => expectSoundLedger(db));
  afterAll(async () => {
    await caller?.stop();
    await close?.();
  });

  interface Person {
    readonly ownerId: string;
    readonly points: string;
    readonly euro: string;
  }
  async function newPerson(): Promise<Person> {
    const ownerId = randomUUID();
    await harness.deliver(await registered(harness, ownerId));
    const rows = await db.query<{ id: string; asset_code: string }[]>(
      'SELECT account.id, asset_code FROM ledger_account account JOIN wallet ON wallet.id = wallet_id WHERE owner_id = $1',
      [ownerId],
    );
    const of = (code: string) => rows.find((row) => row.asset_code === code)!.id;
    return { ownerId, points: of('POINTS'), euro: of('EUR') };
  }
  const balanceOf = async (accountId: string) => {
    const [row] = await db.query<{ balance: string }[]>('SELECT balance FROM ledger_account WHERE id = $1', [
      accountId,
    ]);
    return Number(row!.balance);
  };

  type Payment = Partial<DataToSend<typeof TransferFunds>> & { readonly actor?: Actor };
  const payBy = (by: ReturnType<typeof walletCaller>, from: Person, to: Person, payment: Payment = {}) => {
    const { actor = { type: 'account', id: from.ownerId }, transferId = randomUUID(), ...data } = payment;
    const whole = {
      transferId,
      ownerId: from.ownerId,
      fromAccountId: from.points,
      to: { ownerId: to.ownerId },
      amount: '10',
      assetCode: 'POINTS',
      ...data,
    };
    return by.send(TransferFunds, transferId, whole, actor);
  };
  const pay = (from: Person, to: Person, payment?: Payment) => payBy(caller, from, to, payment);

  it('moves the amount, says so, and answers with what is left', async () => {
    const [ann, bob] = [await newPerson(), await newPerson()];
    const transferId = randomUUID();
    const end = await pay(ann, bob, { transferId, amount: '30' });
    expect(end).toMatchObject({
      status: 'accepted',
      result: { transferId, amount: '30', fee: '0', assetCode: 'POINTS', balance: '70' },
    });
    expect([await balanceOf(ann.points), await balanceOf(bob.points)]).toEqual([70, 130]);
    const posted = harness.published(TransferPosted).find(({ causation_id: cause }) => cause === transferId)!;
    expect(posted.data).toMatchObject({
      transferId,
      kind: 'transfer',
      entries: [
        { accountId: ann.points, ownerId: ann.ownerId, amount: '-30', balance: '70', available: '70', sequence: 2 },
        { accountId: bob.points, ownerId: bob.ownerId, amount: '30', balance: '130', available: '130', sequence: 2 },
      ],
    });
    keepSample(TransferPosted, posted);
  });

  it('pays once, with one answer, when the command is sent and delivered many times', async () => {
    const [ann, bob] = [await newPerson(), await newPerson()];
    const transferId = randomUUID();
    const ends = await Promise.all(Array.from({ length: 10 }, () => pay(ann, bob, { transferId, amount: '60' })));
    harness.broker.redeliverAll();
    ends.push(await pay(ann, bob, { transferId, amount: '60' }));
    expect(new Set(ends.map((end) => JSON.stringify(end))).size).toBe(1);
    expect([await balanceOf(ann.points), await balanceOf(bob.points)]).toEqual([40, 160]);
    expect(await pay(ann, bob, { transferId, amount: '6' })).toMatchObject({
      rejection: { code: 'idempotency-key-reused' },
    });
  });

  it('spends no more than there is when everything is asked for at once, at two instances', async () => {
    const other = await startWallet({ storeUrl: database.url, env: ENV, secrets: harness.secrets });
    const elsewhere = walletCaller(other);
    try {
      const [ann, bob] = [await newPerson(), await newPerson()];
      const ends = await Promise.all(
        Array.from({ length: 50 }, (_, turn) => payBy(turn % 2 ? caller : elsewhere, ann, bob, { amount: '7' })),
      );
      const accepted = ends.filter(({ status }) => status === 'accepted');
      expect(accepted).toHaveLength(14);
      expect(ends.filter(({ status }) => status === 'rejected')).toHaveLength(36);
      expect([await balanceOf(ann.points), await balanceOf(bob.points)]).toEqual([2, 198]);
    } finally {
      await elsewhere.stop();
      await other.close();
    }
  });

  it('stays sound when people pay each other in circles, at two instances', async () => {
    const other = await startWallet({ storeUrl: database.url, env: ENV, secrets: harness.secrets });
    const elsewhere = walletCaller(other);
    try {
      const people = [await newPerson(), await newPerson(), await newPerson()];
      const at = (turn: number) => people[turn % 3]!;
      await Promise.all(
        Array.from({ length: 120 }, (_, turn) =>
          payBy(turn % 2 ? caller : elsewhere, at(turn), at(turn + 1 + (turn % 2)), {
            amount: String(1 + (turn % 40)),
          }),
        ),
      );
      const balances = await Promise.all(people.map(({ points }) => balanceOf(points)));
      expect(balances.reduce((sum, balance) => sum + balance, 0)).toBe(300);
      expect(Math.min(...balances)).toBeGreaterThanOrEqual(0);
    } finally {
      await elsewhere.stop();
      await other.close();
    }
  });

  it('rejects one of a group alone', async () => {
    const [ann, bob] = [await newPerson(), await newPerson()];
    const amounts = ['90', '1000', '5', '6', '5'];
    const ends = await Promise.all(amounts.map((amount) => pay(ann, bob, { amount })));
    expect(ends.map((end) => (end.status === 'rejected' ? end.rejection.code : end.status))).toEqual([
      'accepted',
      'insufficient-funds',
      'accepted',
      'insufficient-funds',
      'accepted',
    ]);
    expect(await balanceOf(ann.points)).toBe(0);
  });

  it('pays nobody from the account of another, whoever says so', async () => {
    const [ann, eve] = [await newPerson(), await newPerson()];
    const refused = { status: 'rejected', rejection: { code: 'account-not-found' } };
    const asEve = { type: 'account', id: eve.ownerId } as const;
    // In her name, in the name of its owner, and by nobody in particular.
    expect(await pay(eve, eve, { fromAccountId: ann.points, to: { accountId: eve.points } })).toEqual(refused);
    expect(await pay(ann, eve, { actor: asEve })).toEqual(refused);
    expect(await pay(ann, eve, { actor: { type: 'visitor' } })).toEqual(refused);
    expect(await pay(ann, eve, { actor: { type: 'service', id: ann.ownerId } })).toEqual(refused);
    expect(await balanceOf(ann.points)).toBe(100);
  });

  it('opens an account for a recipient who has none in the asset, only when something is posted', async () => {
    const [ann, bob] = [await newPerson(), await newPerson()];
    await db.query('UPDATE ledger_account SET closed_at = now() WHERE id = $1', [bob.points]);
    const theirs = () =>
      db.query<{ balance: string }[]>(
        `SELECT balance FROM ledger_account account JOIN wallet ON wallet.id = wallet_id
         WHERE owner_id = $1 AND asset_code = 'POINTS' AND account.closed_at IS NULL`,
        [bob.ownerId],
      );
    expect(await pay(ann, bob, { amount: '101' })).toMatchObject({ rejection: { code: 'insufficient-funds' } });
    expect(await theirs()).toEqual([]);
    const ends = await Promise.all([1, 2, 3].map(() => pay(ann, bob)));
    expect(ends.map(({ status }) => status)).toEqual(['accepted', 'accepted', 'accepted']);
    expect(await theirs()).toEqual([{ balance: '30' }]);
  });

  it('posts nothing for a recipient without a wallet, or without room for an account in the asset', async () => {
    const ann = await newPerson();
    const bob = await newPerson();
    const nobody = { ...bob, ownerId: randomUUID() };
    expect(await pay(ann, nobody)).toMatchObject({ rejection: { code: 'recipient-not-found' } });
    await db.query('UPDATE ledger_account SET closed_at = now() WHERE id = $1', [bob.points]);
    await db.query('UPDATE wallet SET account_count = 50 WHERE owner_id = $1', [bob.ownerId]);
    expect(await pay(ann, bob)).toMatchObject({ rejection: { code: 'recipient-has-no-account' } });
    expect(await pay(ann, bob, { to: { accountId: ann.euro } })).toMatchObject({ rejection: { code: 'wrong-asset' } });
    expect(await balanceOf(ann.points)).toBe(100);
  });
});

describe('transferring funds for a fee', () => {
  it('charges the sender, and the fee stays in the ledger', async () => {
    const { harness, close } = await startFreshWallet({ ...ENV, TRANSFER_FEE_PER_MILLE: '50' });
    const caller = walletCaller(harness);
    try {
      const db = harness.service.app.get(DataSource);
      const [ann, bob] = [randomUUID(), randomUUID()];
      await harness.deliver(await registered(harness, ann), await registered(harness, bob));
      const [from] = await db.query<{ id: string }[]>(
        `SELECT account.id FROM ledger_account account JOIN wallet ON wallet.id = wallet_id
         WHERE owner_id = $1 AND asset_code = 'POINTS'`,
        [ann],
      );
      const transferId = randomUUID();
      const data = {
        transferId,
        ownerId: ann,
        fromAccountId: from!.id,
        to: { ownerId: bob },
        amount: '90',
        assetCode: 'POINTS',
      };
      expect(await caller.send(TransferFunds, transferId, data, { type: 'account', id: ann })).toMatchObject({
        result: { fee: '5', balance: '5' },
      });
      const [fees] = await db.query<{ balance: string }[]>(
        `SELECT balance FROM ledger_account WHERE system_role = 'fees' AND asset_code = 'POINTS'`,
      );
      expect(fees!.balance).toBe('5');
      await expectSoundLedger(db);
    } finally {
      await caller.stop();
      await close();
    }
  });
});
