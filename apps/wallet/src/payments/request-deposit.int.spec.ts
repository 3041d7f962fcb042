import { randomUUID } from 'node:crypto';
import { PaymentRequested, PaymentSettled } from '@portfel/contracts';
import { keepSample } from '@portfel/testing';
import { expectSoundLedger } from '../../test/sound-ledger';
import { startWalletWithBank } from '../../test/bank-harness';

describe('requesting a deposit', () => {
  let wallet: Awaited<ReturnType<typeof startWalletWithBank>>;
  beforeAll(async () => (wallet = await startWalletWithBank({ env: { PAYMENT_LIMIT: '500000' } })));
  afterEach(() => expectSoundLedger(wallet.db));
  afterAll(() => wallet?.close());

  it('credits the account once the bank has said so, and not before', async () => {
    const ann = await wallet.newPerson();
    const paymentId = randomUUID();
    const end = await wallet.deposit(ann, { paymentId, amount: '12300' });
    const told = { paymentId, accountId: ann.euro, direction: 'deposit', amount: '12300', assetCode: 'EUR' };
    expect(end).toMatchObject({ status: 'accepted', result: { ...told, status: 'requested' } });
    expect(await wallet.accountRow(ann.euro)).toEqual({ balance: 0, held: 0 });

    await wallet.until(paymentId, 'settled');
    await wallet.untilBankIsSilent();
    expect(await wallet.accountRow(ann.euro)).toEqual({ balance: 12_300, held: 0 });
    const of = ({ data }: { data: unknown }) => (data as { paymentId: string }).paymentId === paymentId;
    const [requested] = wallet.harness.published(PaymentRequested).filter(of);
    const settled = wallet.harness.published(PaymentSettled).filter(of);
    expect(requested!.data).toMatchObject({ ...told, ownerId: ann.ownerId });
    expect(settled.map(({ data }) => data)).toEqual([
      { ...told, ownerId: ann.ownerId, settledAt: expect.any(String) as string },
    ]);
    keepSample(PaymentRequested, requested);
    keepSample(PaymentSettled, settled[0]);
  });

  it('answers what cannot be, one by one in a group, and asks the bank for nothing', async () => {
    const ann = await wallet.newPerson();
    const other = await wallet.newPerson();
    const ends = await Promise.all([
      wallet.deposit(ann, { amount: '500001' }),
      wallet.deposit(ann, { accountId: ann.points, assetCode: 'POINTS' }),
      wallet.deposit(ann, { assetCode: 'PLN' }),
      wallet.deposit(ann, { accountId: other.euro }),
      wallet.deposit(ann, { actor: { type: 'account', id: other.ownerId } }),
      wallet.deposit(ann, { amount: '500000' }),
    ]);
    expect(ends.map((end) => (end.status === 'rejected' ? end.rejection.code : end.status))).toEqual([
      'amount-above-limit',
      'asset-not-payable',
      'wrong-asset',
      'account-not-found',
      'account-not-found',
      'accepted',
    ]);
    const [{ count }] = await wallet.db.query<[{ count: string }]>(
      'SELECT count(*) FROM payment WHERE account_id = ANY ($1::uuid[])',
      [[ann.euro, ann.points, other.euro]],
    );
    expect(count).toBe('1');
  });

  it('is one deposit when it is asked for many times at once', async () => {
    const ann = await wallet.newPerson();
    const paymentId = randomUUID();
    const ends = await Promise.all([1, 2, 3, 4].map(() => wallet.deposit(ann, { paymentId, amount: '700' })));
    wallet.harness.broker.redeliverAll();
    expect(new Set(ends.map((end) => JSON.stringify(end))).size).toBe(1);
    await wallet.until(paymentId, 'settled');
    expect(await wallet.deposit(ann, { paymentId, amount: '701' })).toMatchObject({
      rejection: { code: 'idempotency-key-reused' },
    });
    await wallet.untilBankIsSilent();
    expect(await wallet.accountRow(ann.euro)).toEqual({ balance: 700, held: 0 });
  });
});
