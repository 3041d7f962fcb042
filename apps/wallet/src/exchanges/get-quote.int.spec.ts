import { randomUUID } from 'node:crypto';
import {
  OpenAccount,
  type ExchangeQueryService,
  type GetQuoteRequest,
  type GetQuoteResponse,
} from '@portfel/contracts';
import { actorOf, asking, startScene, type Person, type Scene } from '../../test/wallet-scene';

describe('a quote', () => {
  let scene: Scene;
  let ann: Person;
  beforeAll(async () => {
    scene = await startScene({ EXCHANGE_FEE_PER_MILLE: '5' });
    ann = await scene.newPerson();
  });
  afterAll(() => scene?.close());

  const quote = (asked: Partial<GetQuoteRequest> = {}, actorId = ann.ownerId) =>
    asking<ExchangeQueryService, GetQuoteResponse>(scene, 'ExchangeQueryService', (client) =>
      client.ask(
        'GetQuote',
        {
          ownerId: ann.ownerId,
          fromAccountId: ann.accounts.EUR,
          toAccountId: ann.accounts.PLN,
          amount: '10000',
          ...asked,
        },
        { correlationId: 'spec', actorId },
      ),
    );

  it('tells both amounts, the fee and the rate, and until when it holds', async () => {
    const given = await quote();
    // (10000 - 50) hundredths of EUR at 1.16 / 0.27, rounded down; the rate cut off after 18 places.
    expect(given).toMatchObject({
      fromAssetCode: 'EUR',
      toAssetCode: 'PLN',
      paid: '10000',
      fee: '50',
      received: '42748',
      rate: '4.296296296296296296',
    });
    expect(Math.abs(Date.parse(given.expiresAt) - Date.now() - 30_000)).toBeLessThan(5_000);
    const other = await quote();
    expect(other.quoteId).not.toBe(given.quoteId);
  });

  it('counts in the minor units of each asset', async () => {
    // 1 BTC of 10^8 in cents: 90,000 dollars less the fee.
    const sold = await quote({ fromAccountId: ann.accounts.BTC, toAccountId: ann.accounts.USD, amount: '100000000' });
    expect([sold.fee, sold.received]).toEqual(['500000', '8955000']);
  });

  it.each<[string, (eve: Person) => Partial<GetQuoteRequest>, string]>([
    ['from the account of another', (eve) => ({ fromAccountId: eve.accounts.EUR }), 'account-not-found'],
    ['into the account of another', (eve) => ({ toAccountId: eve.accounts.PLN }), 'account-not-found'],
    ['from no account', () => ({ fromAccountId: randomUUID() }), 'account-not-found'],
    ['to the same account', () => ({ toAccountId: ann.accounts.EUR }), 'same-account'],
    ['for what has no rate', () => ({ toAccountId: ann.accounts.POINTS }), 'no-rate'],
    [
      'for less than a cent',
      () => ({ amount: '2', fromAccountId: ann.accounts.BTC, toAccountId: ann.accounts.PLN }),
      'amount-out-of-range',
    ],
    ['for all and more', () => ({ amount: '9'.repeat(30) }), 'amount-out-of-range'],
  ])('is not given %s', async (_what, asked, code) => {
    await expect(quote(asked(await scene.newPerson()))).rejects.toMatchObject({ code });
  });

  it('is given to nobody who asks in the name of another', async () => {
    const eve = await scene.newPerson();
    await expect(quote({}, eve.ownerId)).rejects.toMatchObject({ code: 'account-not-found' });
  });

  it('is not given for a closed account, an archived asset, or two accounts of one asset', async () => {
    const bob = await scene.newPerson();
    const from = { ownerId: bob.ownerId, fromAccountId: bob.accounts.EUR };
    const refusal = (toAccountId: string) =>
      quote({ ...from, toAccountId }, bob.ownerId).then(
        () => 'given',
        ({ code }: { code: string }) => code,
      );
    await scene.db.query('UPDATE ledger_account SET closed_at = now() WHERE id = $1', [bob.accounts.PLN]);
    expect(await refusal(bob.accounts.PLN)).toBe('account-closed');
    await scene.db.query(`UPDATE asset SET archived_at = now() WHERE code = 'USD'`);
    expect(await refusal(bob.accounts.USD)).toBe('asset-archived');
    const accountId = randomUUID();
    const savings = { accountId, ownerId: bob.ownerId, assetCode: 'EUR' };
    await scene.caller.send(OpenAccount, accountId, savings, actorOf(bob));
    expect(await refusal(accountId)).toBe('wrong-asset');
  });
});
