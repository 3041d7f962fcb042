import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBank, type BankOptions, type RunningBank } from '../../../../tools/bank/start-bank';
import { BankApi } from './bank-api';
import { PaymentRefused } from './payment-provider';

describe('the API of the bank', () => {
  const options = (): BankOptions => ({
    apiKey: 'the-key',
    // Nobody hears it: this spec only asks.
    webhook: { url: 'http://127.0.0.1:1/', secret: 'the-secret' },
    file: join(tmpdir(), `portfel-bank-${randomUUID()}.json`),
  });
  let bank: RunningBank;
  let api: BankApi;
  beforeEach(async () => {
    bank = await startBank(options());
    api = new BankApi({ BANK_URL: bank.url, BANK_API_KEY: 'the-key' });
  });
  afterEach(() => bank.close());
  const order = (more: object = {}) => ({
    id: randomUUID(),
    direction: 'deposit' as const,
    amount: '1000',
    assetCode: 'EUR',
    ...more,
  });
  const failureOf = async (work: Promise<unknown>) => await work.then(() => undefined).catch((error: unknown) => error);

  it('takes a payment once: asked again it is the same, and it can be asked after', async () => {
    const one = order();
    const [{ reference }, again] = [await api.request(one), await api.request(one)];
    expect(again.reference).toBe(reference);
    expect(await api.look(one.id)).toMatchObject({ reference });
    expect((await api.request(order())).reference).not.toBe(reference);
    expect(await api.look(randomUUID())).toBeUndefined();
  });

  it('keeps what it knows when it is started again', async () => {
    const kept = options();
    const [first, one] = [await startBank(kept), order()];
    const { reference } = await new BankApi({ BANK_URL: first.url, BANK_API_KEY: 'the-key' }).request(one);
    await first.close();
    const second = await startBank(kept);
    const after = new BankApi({ BANK_URL: `${second.url}/`, BANK_API_KEY: 'the-key' });
    expect(await after.request(one)).toEqual({ reference });
    await second.close();
  });

  it.each([
    ['not-possible', { amount: '1066' }],
    ['no-iban', { direction: 'withdrawal' }],
    ['bad-request', { assetCode: 'POINTS' }],
  ])('refuses for good: %s', async (failure, more) => {
    const error = await failureOf(api.request(order(more)));
    expect(error).toBeInstanceOf(PaymentRefused);
    expect(error).toMatchObject({ failure });
  });

  it('may take another time what it has not taken: away, unknown key, another payment under the id', async () => {
    const busy = order({ amount: '1099' });
    const notYet = await failureOf(api.request(busy));
    expect(notYet).not.toBeInstanceOf(PaymentRefused);
    expect(notYet).toMatchObject({ code: '503' });
    const stranger = new BankApi({ BANK_URL: bank.url, BANK_API_KEY: 'no-key' });
    expect(await failureOf(stranger.request(order()))).toMatchObject({ code: '401' });
    const one = order();
    await api.request(one);
    expect(await failureOf(api.request({ ...one, amount: '2000' }))).toMatchObject({ code: '409' });
    expect(
      await failureOf(new BankApi({ BANK_URL: 'http://127.0.0.1:1', BANK_API_KEY: 'x' }).look(one.id)),
    ).toMatchObject({ name: 'TypeError' });
  });
});
