import { randomUUID } from 'node:crypto';
import { AccountClosed, PaymentSettled, SettlePayment, type PaymentDirection } from '@portfel/contracts';
import { eventually } from '@portfel/testing';
import { BANK, startWalletWithBank } from '../../test/bank-harness';
import { expectSoundLedger } from '../../test/sound-ledger';

const MINUTE_MS = 60_000;

describe('settling a payment', () => {
  let wallet: Awaited<ReturnType<typeof startWalletWithBank>>;
  let aheadMs = 0;
  beforeAll(async () => (wallet = await startWalletWithBank({ clock: () => new Date(Date.now() + aheadMs) })));
  afterEach(() => expectSoundLedger(wallet.db));
  afterAll(() => wallet?.close());

  const transfersOf = async (paymentId: string) =>
    await wallet.db.query<{ kind: string; reference: string }[]>('SELECT kind, reference FROM transfer WHERE id = $1', [
      paymentId,
    ]);
  const saidOf = (paymentId: string) => wallet.heard.filter((news) => news.paymentId === paymentId);

  it('posts once, under the bank’s reference, however often the bank says so and in whatever order', async () => {
    const ann = await wallet.newPerson();
    const ids = Array.from({ length: 12 }, () => randomUUID());
    await Promise.all(ids.map((paymentId) => wallet.deposit(ann, { paymentId, amount: '100' })));
    await Promise.all(ids.map((paymentId) => wallet.until(paymentId, 'settled')));
    await wallet.untilBankIsSilent();
    expect(await wallet.accountRow(ann.euro)).toEqual({ balance: 1_200, held: 0 });
    // Otherwise nothing was repeated, and this spec says nothing.
    expect(ids.flatMap(saidOf).length).toBeGreaterThan(ids.length);
    const { reference } = await wallet.paymentRow(ids[0]!);
    expect(await transfersOf(ids[0]!)).toEqual([{ kind: 'deposit', reference }]);
  });

  it('is not the business of people: only the bank’s word counts', async () => {
    const ann = await wallet.newPerson();
    await wallet.stopBank();
    const paymentId = randomUUID();
    await wallet.deposit(ann, { paymentId });
    const news = { paymentId, status: 'settled' } as const;
    const refused = { status: 'rejected', rejection: { code: 'payment-not-found' } };
    const actors = [
      { type: 'account', id: ann.ownerId },
      { type: 'account', id: 'bank' },
      { type: 'visitor', id: 'bank' },
      { type: 'service', id: 'gateway' },
      { type: 'service' },
    ] as const;
    for (const actor of actors) expect(await wallet.tell({ ...news, eventId: randomUUID() }, actor)).toEqual(refused);
    expect(await wallet.tell({ ...news, paymentId: randomUUID(), eventId: randomUUID() })).toEqual(refused);
    expect(await wallet.accountRow(ann.euro)).toEqual({ balance: 0, held: 0 });
    await wallet.restartBank();
    await wallet.until(paymentId, 'settled');
    await wallet.untilBankIsSilent();
  });

  it.each(['deposit', 'withdrawal'] as const)(
    'of a %s keeps to what was said first when the bank contradicts itself',
    async (direction) => {
      const ann = await wallet.newRichPerson('50000');
      const paymentId = randomUUID();
      await wallet[direction === 'deposit' ? 'deposit' : 'withdraw'](ann, { paymentId, amount: '10041' });
      await eventually(() => expect(new Set(saidOf(paymentId).map(({ status }) => status)).size).toBe(2));
      await wallet.untilBankIsSilent();
      const first = saidOf(paymentId)[0]!.status;
      expect((await wallet.paymentRow(paymentId)).status).toBe(first);
      const moved = first === 'failed' ? 0 : direction === 'deposit' ? 10_041 : -10_041;
      expect(await wallet.accountRow(ann.euro)).toEqual({ balance: 50_000 + moved, held: 0 });
      expect(wallet.harness.log.join('\n')).toContain('the bank says otherwise');
    },
  );

  it('counts also before the bank has said that it takes the payment', async () => {
    const ann = await wallet.newPerson();
    const paymentId = randomUUID();
    await wallet.deposit(ann, { paymentId, amount: '10055' });
    await wallet.until(paymentId, 'settled');
    await wallet.untilBankIsSilent();
    expect(await wallet.paymentRow(paymentId)).toMatchObject({ status: 'settled', attempts: 1 });
    expect(await wallet.accountRow(ann.euro)).toEqual({ balance: 10_055, held: 0 });
  });

  it('comes in the end when the bank is away, says 503, or is slow to hear', async () => {
    const ann = await wallet.newPerson();
    await wallet.stopBank();
    const [waiting, refusedTwice] = [randomUUID(), randomUUID()];
    await wallet.deposit(ann, { paymentId: waiting, amount: '1000' });
    await eventually(async () => expect((await wallet.paymentRow(waiting)).attempts).toBeGreaterThan(1));
    expect(await wallet.paymentRow(waiting)).toMatchObject({ status: 'requested', reference: null });
    await wallet.restartBank();
    await wallet.deposit(ann, { paymentId: refusedTwice, amount: '1099' });
    await wallet.until(waiting, 'settled');
    expect((await wallet.until(refusedTwice, 'settled')).attempts).toBe(3);
    await wallet.untilBankIsSilent();
    expect(await wallet.accountRow(ann.euro)).toEqual({ balance: 2_099, held: 0 });
  });

  it('happens once when the process ends between asking the bank and noting that it was asked', async () => {
    const ann = await wallet.newPerson();
    wallet.beDeaf(true);
    const paymentId = randomUUID();
    await wallet.deposit(ann, { paymentId });
    const { reference } = await wallet.until(paymentId, 'sent');
    // As the row was when the process died: claimed, not noted. The bank is asked again, for the same payment.
    await wallet.db.query(
      `UPDATE payment SET status = 'requested', reference = NULL, next_attempt_at = now() WHERE id = $1`,
      [paymentId],
    );
    expect(await wallet.until(paymentId, 'sent')).toMatchObject({ reference, attempts: 2 });
    wallet.beDeaf(false);
    await wallet.until(paymentId, 'settled');
    await wallet.untilBankIsSilent();
    expect(await wallet.accountRow(ann.euro)).toEqual({ balance: 1_000, held: 0 });
  });

  it('is asked for when the bank never says a word', async () => {
    const ann = await wallet.newPerson();
    const paymentId = randomUUID();
    await wallet.deposit(ann, { paymentId, amount: '1077' });
    await wallet.until(paymentId, 'sent');
    aheadMs += 6 * MINUTE_MS;
    await wallet.until(paymentId, 'settled');
    expect(saidOf(paymentId)).toEqual([]);
    expect(await wallet.accountRow(ann.euro)).toEqual({ balance: 1_077, held: 0 });
  });

  it.each<[PaymentDirection]>([['deposit'], ['withdrawal']])(
    'fails a %s that was not sent when its person closes their account',
    async (direction) => {
      const ann = await wallet.newRichPerson('5000');
      await wallet.stopBank();
      const paymentId = randomUUID();
      await wallet[direction === 'deposit' ? 'deposit' : 'withdraw'](ann, { paymentId });
      await wallet.harness.deliver(await wallet.harness.message(AccountClosed, { accountId: ann.ownerId }, 2));
      await wallet.restartBank();
      expect(await wallet.until(paymentId, 'failed')).toMatchObject({ failure: 'account-closed' });
      expect(await wallet.accountRow(ann.euro)).toEqual({ balance: 5_000, held: 0 });
      expect(await wallet.db.query('SELECT * FROM payment_payout WHERE payment_id = $1', [paymentId])).toEqual([]);
    },
  );

  it('tells many things of one payment in one group, and posts once', async () => {
    const ann = await wallet.newPerson();
    wallet.beDeaf(true);
    const paymentId = randomUUID();
    await wallet.deposit(ann, { paymentId });
    const said = (['settled', 'failed', 'settled', 'failed'] as const).map((status) => ({
      eventId: randomUUID(),
      paymentId,
      status,
    }));
    const ends = await Promise.all(
      [...said, ...said].map((news) =>
        wallet.send(
          SettlePayment,
          news.eventId,
          { paymentId, status: news.status, providerEventId: news.eventId },
          BANK,
        ),
      ),
    );
    const [first] = ends.map((end) => (end.status === 'accepted' ? end.result.status : end.status));
    expect(['settled', 'failed']).toContain(first);
    expect(new Set(ends.map((end) => JSON.stringify(end))).size).toBe(1);
    expect(await wallet.accountRow(ann.euro)).toEqual({ balance: first === 'settled' ? 1_000 : 0, held: 0 });
    const told = wallet.harness
      .published(PaymentSettled)
      .filter(({ data }) => (data as { paymentId: string }).paymentId === paymentId);
    expect(told).toHaveLength(first === 'settled' ? 1 : 0);
    wallet.beDeaf(false);
    await wallet.untilBankIsSilent();
  });
});
