import { DataSource } from 'typeorm';
import { eventually } from '@portfel/testing';
import { ApiClient, confirmationToken } from '../../tools/platform/api-client';
import { verifyLedger } from '../../tools/ledger/verify-ledger';
import { startPlatform, type TestPlatform } from './platform';
import { people } from './totals';

const IBAN = 'PL61109010140000071219812874';

interface Payment {
  readonly paymentId: string;
  readonly status: string;
  readonly failure?: string;
  readonly attempts: number;
}
interface Wallet {
  readonly accounts: {
    readonly id: string;
    readonly asset: { readonly code: string };
    readonly balance: string;
    readonly held: string;
  }[];
  readonly movements: {
    readonly rows: { readonly transferId: string; readonly kind: string; readonly amount: string }[];
  };
}

describe('paying in and out', () => {
  let platform: TestPlatform;
  let db: DataSource;
  beforeAll(async () => {
    platform = await startPlatform();
    db = await new DataSource({ type: 'postgres', url: platform.databaseUrls.wallet }).initialize();
  });
  afterEach(async () => expect((await verifyLedger(db)).findings).toEqual([]));
  afterAll(async () => {
    await db?.destroy();
    await platform.stop();
  });

  const walletOf = async (client: ApiClient) => (await client.call<Wallet>('GET', '/wallet')).body;
  const euroOf = async (client: ApiClient) =>
    (await walletOf(client)).accounts.find(({ asset }) => asset.code === 'EUR')!;
  const newClient = async (name: string) => {
    const [person] = people(1, name);
    const client = new ApiClient(platform.gatewayUrl);
    await client.signUp(person!);
    await client.confirm(await confirmationToken(platform.parts.mailWebUrl, person!.email));
    expect((await client.signIn(person!)).status).toBe(201);
    await eventually(async () => expect((await walletOf(client)).accounts).not.toEqual(undefined), {
      withinMs: 30_000,
    });
    return client;
  };
  const ask = async (client: ApiClient, path: string, amount: string, more: object = {}) => {
    const { id: accountId } = await euroOf(client);
    const body = { accountId, amount, assetCode: 'EUR', ...more };
    const answer = await client.call<Payment>('POST', path, { body });
    expect([answer.status, answer.body.status]).toEqual([201, 'requested']);
    return answer.body.paymentId;
  };
  const deposit = (client: ApiClient, amount: string) => ask(client, '/wallet/deposits', amount);
  const withdraw = (client: ApiClient, amount: string) => ask(client, '/wallet/withdrawals', amount, { iban: IBAN });
  const payment = async (client: ApiClient, id: string) =>
    (await client.call<Payment>('GET', `/wallet/payments/${id}`)).body;
  const until = (client: ApiClient, id: string, status: string) =>
    eventually(
      async () => {
        const found = await payment(client, id);
        expect(found.status).toBe(status);
        return found;
      },
      { withinMs: 60_000 },
    );
  const amounts = async (client: ApiClient) => {
    const { balance, held } = await euroOf(client);
    return { balance, held };
  };

  it('brings money from the bank, pays it out again, and gives back what the bank declines', async () => {
    const ann = await newClient('payer');
    const paidIn = await deposit(ann, '12300');
    await until(ann, paidIn, 'settled');
    expect(await amounts(ann)).toEqual({ balance: '12300', held: '0' });

    const [declinedIn, declinedOut] = [await deposit(ann, '5013'), await withdraw(ann, '4013')];
    const paidOut = await withdraw(ann, '2300');
    for (const id of [declinedIn, declinedOut]) expect((await until(ann, id, 'failed')).failure).toBe('declined');
    await until(ann, paidOut, 'settled');
    expect(await amounts(ann)).toEqual({ balance: '10000', held: '0' });
    const { movements } = await walletOf(ann);
    expect(
      movements.rows.filter(({ kind }) => kind !== 'welcome').map(({ transferId, amount }) => [transferId, amount]),
    ).toEqual([
      [paidOut, '-2300'],
      [paidIn, '12300'],
    ]);
    const { rows } = (await ann.call<{ rows: Payment[] }>('GET', '/wallet/payments?limit=3')).body;
    expect(rows.map(({ paymentId }) => paymentId)).toEqual([paidOut, declinedOut, declinedIn]);
  });

  it('tells nobody of the payments of another, and believes nobody but the bank', async () => {
    const [ann, eve] = [await newClient('honest'), await newClient('forger')];
    const id = await deposit(ann, '1027');
    expect((await eve.call('GET', `/wallet/payments/${id}`)).status).toBe(404);
    const body = { eventId: 'forged', paymentId: id, reference: 'B1', status: 'settled' };
    const forged = await eve.call('POST', '/payments/webhooks/bank', {
      body,
      headers: { 'bank-signature': `t=${Math.floor(Date.now() / 1_000)},v1=${'0'.repeat(64)}` },
    });
    expect([forged.status, forged.body.code]).toEqual([403, 'invalid-signature']);
    expect(['requested', 'sent']).toContain((await payment(ann, id)).status);
    await until(ann, id, 'settled');
    expect(await amounts(ann)).toEqual({ balance: '1027', held: '0' });
  });

  it('keeps payments while bank, wallet and gateway are away in turn, and posts each once', async () => {
    const ann = await newClient('patient');
    const bank = platform.parts.parts.find(({ name }) => name === 'bank')!;
    bank.kill('SIGSTOP');
    const waiting = await Promise.all(['1000', '1055', '1099', '1000'].map((amount) => deposit(ann, amount)));
    expect((await payment(ann, waiting[0]!)).status).toBe('requested');
    await platform.kill('wallet');
    bank.kill('SIGCONT');
    await platform.start('wallet');
    await platform.kill('gateway');
    await platform.start('gateway');
    for (const id of waiting) await until(ann, id, 'settled');
    expect(await amounts(ann)).toEqual({ balance: '4154', held: '0' });
    await eventually(
      async () => {
        const { untold } = (await (await fetch(`${platform.bankUrl}/health`)).json()) as { untold: number };
        expect(untold).toBe(0);
      },
      { withinMs: 60_000 },
    );
    expect(await amounts(ann)).toEqual({ balance: '4154', held: '0' });
  });
});
