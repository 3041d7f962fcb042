import { randomUUID } from 'node:crypto';
import { PaymentFailed, PaymentRequested, TransferFunds } from '@portfel/contracts';
import { keepSample } from '@portfel/testing';
import { IBAN, startWalletWithBank } from '../../test/bank-harness';
import { expectSoundLedger } from '../../test/sound-ledger';
import { startWallet, walletCaller } from '../../test/wallet-harness';

describe('requesting a withdrawal', () => {
  let wallet: Awaited<ReturnType<typeof startWalletWithBank>>;
  beforeAll(async () => (wallet = await startWalletWithBank()));
  afterEach(() => expectSoundLedger(wallet.db));
  afterAll(() => wallet?.close());

  const payouts = async (paymentId: string) =>
    await wallet.db.query<{ iban_encrypted: Buffer }[]>('SELECT * FROM payment_payout WHERE payment_id = $1', [
      paymentId,
    ]);

  it('sets the money aside at once, and posts it when the bank has paid', async () => {
    const ann = await wallet.newRichPerson('5000');
    wallet.beDeaf(true);
    const paymentId = randomUUID();
    const end = await wallet.withdraw(ann, { paymentId, amount: '3000' });
    expect(end).toMatchObject({ status: 'accepted', result: { paymentId, direction: 'withdrawal', amount: '3000' } });
    expect(await wallet.accountRow(ann.euro)).toEqual({ balance: 5_000, held: 3_000 });
    expect(await wallet.withdraw(ann, { amount: '2001' })).toMatchObject({ rejection: { code: 'insufficient-funds' } });

    wallet.beDeaf(false);
    await wallet.until(paymentId, 'settled');
    expect(await wallet.accountRow(ann.euro)).toEqual({ balance: 2_000, held: 0 });
    await wallet.untilBankIsSilent();
  });

  it('gives the money back when the bank declines, and says why', async () => {
    const ann = await wallet.newRichPerson('5000');
    const paymentId = randomUUID();
    await wallet.withdraw(ann, { paymentId, amount: '3013' });
    expect(await wallet.until(paymentId, 'failed')).toMatchObject({ failure: 'declined' });
    expect(await wallet.accountRow(ann.euro)).toEqual({ balance: 5_000, held: 0 });
    const failed = wallet.harness
      .published(PaymentFailed)
      .find(({ data }) => (data as { paymentId: string }).paymentId === paymentId);
    expect(failed!.data).toMatchObject({ direction: 'withdrawal', ownerId: ann.ownerId, failure: 'declined' });
    keepSample(PaymentFailed, failed);
  });

  it('ends at once, the money given back, when the bank will not take it', async () => {
    const ann = await wallet.newRichPerson('5000');
    const paymentId = randomUUID();
    await wallet.withdraw(ann, { paymentId, amount: '3066' });
    expect(await wallet.until(paymentId, 'failed')).toMatchObject({ failure: 'not-possible', reference: null });
    expect(await wallet.accountRow(ann.euro)).toEqual({ balance: 5_000, held: 0 });
  });

  it('keeps where the money goes sealed, encrypted, and only until the bank knows', async () => {
    const ann = await wallet.newRichPerson('5000');
    await wallet.stopBank();
    const paymentId = randomUUID();
    await wallet.withdraw(ann, { paymentId });
    const [row] = await payouts(paymentId);
    expect(row!.iban_encrypted.byteLength).toBeGreaterThan(IBAN.length);
    expect(row!.iban_encrypted.toString('latin1')).not.toContain(IBAN);
    const wire = wallet.harness.broker.records('wallet.commands').map(({ value }) => String(value));
    expect([...wire, ...wallet.harness.log].join('\n')).not.toContain(IBAN);

    await wallet.restartBank();
    await wallet.until(paymentId, 'settled');
    expect(await payouts(paymentId)).toEqual([]);
  });

  it('is one withdrawal, however often and at how many instances it is asked for', async () => {
    const ann = await wallet.newRichPerson('5000');
    const other = await startWallet({ storeUrl: wallet.database.url, secrets: wallet.harness.secrets });
    const elsewhere = walletCaller(other);
    try {
      const paymentId = randomUUID();
      const ends = await Promise.all([1, 2, 3].map(() => wallet.withdraw(ann, { paymentId, amount: '2000' })));
      wallet.harness.broker.redeliverAll();
      ends.push(await wallet.withdraw(ann, { paymentId, amount: '2000' }));
      expect(new Set(ends.map((end) => JSON.stringify(end))).size).toBe(1);
      await wallet.until(paymentId, 'settled');
      expect(await wallet.accountRow(ann.euro)).toEqual({ balance: 3_000, held: 0 });
      const about = wallet.harness
        .published(PaymentRequested)
        .filter(({ data }) => (data as { paymentId: string }).paymentId === paymentId);
      expect(about).toHaveLength(1);
    } finally {
      await elsewhere.stop();
      await other.close();
    }
  });

  it('sets aside no more than there is when all is asked for at once', async () => {
    const ann = await wallet.newRichPerson('5000');
    await wallet.stopBank();
    const ends = await Promise.all(Array.from({ length: 12 }, () => wallet.withdraw(ann, { amount: '700' })));
    expect(ends.filter(({ status }) => status === 'accepted')).toHaveLength(7);
    expect(await wallet.accountRow(ann.euro)).toEqual({ balance: 5_000, held: 4_900 });
    const toBob = { ownerId: (await wallet.newPerson()).ownerId };
    const transferId = randomUUID();
    const spent = await wallet.send(
      TransferFunds,
      transferId,
      { transferId, ownerId: ann.ownerId, fromAccountId: ann.euro, to: toBob, amount: '101', assetCode: 'EUR' },
      { type: 'account', id: ann.ownerId },
    );
    expect(spent).toMatchObject({ rejection: { code: 'insufficient-funds' } });
    await wallet.restartBank();
  });

  it('takes nobody else’s money, whoever says so', async () => {
    const [ann, eve] = [await wallet.newRichPerson('5000'), await wallet.newPerson()];
    const refused = { status: 'rejected', rejection: { code: 'account-not-found' } };
    expect(await wallet.withdraw(eve, { accountId: ann.euro })).toEqual(refused);
    expect(await wallet.withdraw(ann, { actor: { type: 'account', id: eve.ownerId } })).toEqual(refused);
    expect(await wallet.withdraw(ann, { actor: { type: 'visitor' } })).toEqual(refused);
    expect(await wallet.withdraw(ann, { actor: { type: 'service', id: ann.ownerId } })).toEqual(refused);
    expect(await wallet.accountRow(ann.euro)).toEqual({ balance: 5_000, held: 0 });
  });
});
