import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { TransferFunds, type StatementQueryService } from '@portfel/contracts';
import { createQuestionClient, type QuestionClient } from '@portfel/platform';
import type { ServiceHarness } from '../../../../libs/testing/src/service-harness';
import { expectSoundLedger } from '../../test/sound-ledger';
import { registered, startFreshWallet, walletCaller } from '../../test/wallet-harness';

const DAY_MS = 86_400_000;
/** Of a day so many days ago. */
const midnight = (daysAgo: number) => new Date((Math.floor(Date.now() / DAY_MS) - daysAgo) * DAY_MS);

describe('the valuation', () => {
  let harness: ServiceHarness;
  let close: () => Promise<void>;
  let caller: ReturnType<typeof walletCaller>;
  let client: QuestionClient<StatementQueryService>;
  let db: DataSource;
  const [ann, bob] = [randomUUID(), randomUUID()];
  beforeAll(async () => {
    ({ harness, close } = await startFreshWallet({ WELCOME_POINTS: '101' }));
    caller = walletCaller(harness);
    const service = { package: 'portfel.wallet.v1', name: 'StatementQueryService' };
    const { serviceToken } = harness.secrets;
    client = createQuestionClient(service, harness.grpcAddress, { serviceToken, deadlineMs: 10_000 });
    db = harness.service.app.get(DataSource);
    await harness.deliver(await registered(harness, ann), await registered(harness, bob));
  });
  afterAll(async () => {
    await expectSoundLedger(db);
    client?.close();
    await caller?.stop();
    await close?.();
  });

  const ask = (
    currency = 'USD',
    days = 3,
    { ownerId = ann, actorId = ownerId }: { ownerId?: string; actorId?: string } = {},
  ) => client.ask('GetValuation', { ownerId, currency, days }, { correlationId: 'spec', actorId });
  const pointsOf = <T extends { assetCode: string }>(accounts: readonly T[]): T =>
    accounts.find(({ assetCode }) => assetCode === 'POINTS')!;
  const setRate = (rate: string, since: Date) =>
    db.query(`INSERT INTO asset_rate (asset_code, rate, since) VALUES ('POINTS', $1, $2)`, [rate, since]);

  it('lists what has no rate without a value, and counts it nowhere', async () => {
    const { scale, days, accounts } = await ask();
    expect(scale).toBe(2);
    expect(days.map(({ date }) => date)).toEqual([2, 1, 0].map((ago) => midnight(ago).toISOString().slice(0, 10)));
    expect(days.map(({ total }) => total)).toEqual(['0', '0', '0']);
    expect(pointsOf(accounts)).not.toHaveProperty('value');
    expect(pointsOf(accounts).balances).toEqual(['0', '0', '101']);
    expect(accounts.map(({ number, assetCode, value }) => [number, assetCode, value])).toEqual([
      [1, 'PLN', '0'],
      [2, 'EUR', '0'],
      [3, 'USD', '0'],
      [4, 'BTC', '0'],
      [5, 'POINTS', undefined],
    ]);
  });

  it('values what there is now, to the cent and rounded once, in any currency that has a rate', async () => {
    await setRate('0.005', midnight(10));
    expect((await ask()).days.at(-1)).toMatchObject({ total: '51' });
    // 101 × 0.005 ÷ 0.27
    expect((await ask('PLN')).days.at(-1)).toMatchObject({ total: '187' });
    await expect(ask('ETC')).rejects.toMatchObject({ code: 'no-rate' });
    await expect(ask('X'.repeat(16))).rejects.toMatchObject({ code: 'no-rate' });
  });

  it('follows the money, and the rate that is in force now, not one to come', async () => {
    await setRate('2', new Date(Date.now() - 1_000));
    await setRate('3', new Date(Date.now() + 3_600_000));
    const { accounts } = await ask('USD', 1);
    expect(pointsOf(accounts).value).toBe('20200');
    const data = {
      transferId: randomUUID(),
      ownerId: ann,
      fromAccountId: pointsOf(accounts).accountId,
      to: { ownerId: bob },
      amount: '100',
      assetCode: 'POINTS',
    };
    await caller.send(TransferFunds, data.transferId, data, { type: 'account', id: ann });
    expect((await ask('USD', 1)).days).toMatchObject([{ total: '200' }]);
    expect((await ask('USD', 1, { ownerId: bob })).days).toMatchObject([{ total: '40200' }]);
  });

  it('tells another person, and nobody in particular, nothing', async () => {
    for (const actorId of [bob, '']) {
      await expect(ask('USD', 1, { actorId })).rejects.toMatchObject({ code: 'wallet-not-found' });
    }
  });
});
