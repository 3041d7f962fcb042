import { randomUUID } from 'node:crypto';
import type { HoldQueryService, PaymentQueryService } from '@portfel/contracts';
import { createQuestionClient, type QuestionClient } from '@portfel/platform';
import { eventually } from '@portfel/testing';
import { startWalletWithBank } from './bank-harness';
import { startWallet } from './wallet-harness';

describe('payments', () => {
  let wallet: Awaited<ReturnType<typeof startWalletWithBank>>;
  beforeAll(async () => (wallet = await startWalletWithBank()));
  afterAll(() => wallet?.close());

  async function asking<S, A>(name: string, question: (client: QuestionClient<S>) => Promise<A>): Promise<A> {
    const { grpcAddress, secrets } = wallet.harness;
    const options = { serviceToken: secrets.serviceToken, deadlineMs: 10_000 };
    const client = createQuestionClient<S>({ package: 'portfel.wallet.v1', name }, grpcAddress, options);
    try {
      return await question(client);
    } finally {
      client.close();
    }
  }
  const list = (ownerId: string, { cursor = '', limit = 20, actorId = ownerId } = {}) =>
    asking('PaymentQueryService', (client: QuestionClient<PaymentQueryService>) =>
      client.ask('ListPayments', { ownerId, cursor, limit }, { correlationId: 'spec', actorId }),
    );
  const get = (ownerId: string, paymentId: string, actorId = ownerId) =>
    asking('PaymentQueryService', (client: QuestionClient<PaymentQueryService>) =>
      client.ask('GetPayment', { ownerId, paymentId }, { correlationId: 'spec', actorId }),
    );

  it('are listed latest first, page by page, each once', async () => {
    const ann = await wallet.newPerson();
    const ids = Array.from({ length: 7 }, () => randomUUID());
    // All at once as well: several have the same time.
    await wallet.deposit(ann, { paymentId: ids[0]! });
    await Promise.all(ids.slice(1).map((paymentId) => wallet.deposit(ann, { paymentId })));
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await list(ann.ownerId, { cursor, limit: 3 });
      expect(page.payments.length).toBeLessThanOrEqual(3);
      seen.push(...page.payments.map(({ paymentId }) => paymentId));
      cursor = page.nextCursor;
    } while (cursor !== '');
    expect(seen.at(-1)).toBe(ids[0]);
    expect([...seen].sort()).toEqual([...ids].sort());
    await wallet.untilBankIsSilent();
  });

  it('that wait for the bank say so, and when it is asked again', async () => {
    const ann = await wallet.newRichPerson('5000');
    await wallet.stopBank();
    const paymentId = randomUUID();
    await wallet.withdraw(ann, { paymentId });
    await eventually(async () => expect((await wallet.paymentRow(paymentId)).attempts).toBeGreaterThan(0));
    const { payment } = await get(ann.ownerId, paymentId);
    expect(payment).toMatchObject({ status: 'requested', direction: 'withdrawal', amount: '1000', assetCode: 'EUR' });
    expect(payment).toMatchObject({ nextAttemptAt: expect.stringMatching(/Z$/) as string });
    const latest = async () => (await list(ann.ownerId)).payments[0]!;
    expect(await latest()).toMatchObject({ paymentId, iban: expect.stringMatching(/^[A-Z]{2}\d/) as string });
    await wallet.restartBank();
    await wallet.until(paymentId, 'settled');
    const { payment: settled } = await get(ann.ownerId, paymentId);
    expect(settled).toMatchObject({ status: 'settled', endedAt: expect.stringMatching(/Z$/) as string });
    expect(settled!.nextAttemptAt).toBeUndefined();
  });

  it('are shown to their owner only', async () => {
    const [ann, eve] = [await wallet.newPerson(), await wallet.newPerson()];
    const paymentId = randomUUID();
    await wallet.deposit(ann, { paymentId });
    const refused = { code: 'payment-not-found' };
    await expect(get(eve.ownerId, paymentId)).rejects.toMatchObject(refused);
    await expect(get(ann.ownerId, paymentId, eve.ownerId)).rejects.toMatchObject(refused);
    await expect(get(ann.ownerId, randomUUID())).rejects.toMatchObject(refused);
    await expect(list(ann.ownerId, { actorId: eve.ownerId })).rejects.toMatchObject({ code: 'wallet-not-found' });
    expect(await list(eve.ownerId, { cursor: paymentId })).toEqual({ payments: [], nextCursor: '' });
  });

  it('that are withdrawals are not among the holds: nobody can capture or release them', async () => {
    const ann = await wallet.newRichPerson('5000');
    wallet.beDeaf(true);
    await wallet.withdraw(ann, { amount: '4000' });
    expect(await wallet.accountRow(ann.euro)).toEqual({ balance: 5_000, held: 4_000 });
    const { holds } = await asking('HoldQueryService', (client: QuestionClient<HoldQueryService>) =>
      client.ask('ListHolds', { ownerId: ann.ownerId, cursor: '' }, { correlationId: 'spec', actorId: ann.ownerId }),
    );
    expect(holds).toEqual([]);
    wallet.beDeaf(false);
    await wallet.untilBankIsSilent();
  });

  it('are each asked for once by all instances together', async () => {
    const others = await Promise.all(
      [1, 2].map(() =>
        startWallet({ storeUrl: wallet.database.url, secrets: wallet.harness.secrets, bankUrl: wallet.bankUrl }),
      ),
    );
    try {
      const ann = await wallet.newPerson();
      const ids = Array.from({ length: 30 }, () => randomUUID());
      await Promise.all(ids.map((paymentId) => wallet.deposit(ann, { paymentId, amount: '100' })));
      for (const id of ids) expect(await wallet.until(id, 'settled')).toMatchObject({ attempts: 1 });
      await wallet.untilBankIsSilent();
      expect(await wallet.accountRow(ann.euro)).toEqual({ balance: 3_000, held: 0 });
    } finally {
      await Promise.all(others.map((other) => other.close()));
    }
  });
});
