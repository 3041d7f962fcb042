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
});
