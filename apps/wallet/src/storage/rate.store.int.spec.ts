import { DataSource } from 'typeorm';
import { startFreshWallet } from '../../test/wallet-harness';
import { rateText, toRate } from '../domain/rate';
import { RateStore } from './rate.store';

describe('rates', () => {
  let wallet: Awaited<ReturnType<typeof startFreshWallet>>;
  let rates: RateStore;
  beforeAll(async () => {
    wallet = await startFreshWallet();
    rates = wallet.harness.service.app.get(RateStore);
    const rows = ['2026-02-01T10:00Z', '2026-02-02T00:00Z', '2026-02-03T10:00Z', '2199-01-01T00:00Z'];
    for (const [index, since] of rows.entries()) {
      await wallet.harness.service.app
        .get(DataSource)
        .query(`INSERT INTO asset_rate (asset_code, rate, since) VALUES ('ETH', $1, $2)`, [
          `${1_000 + index}.000000000000000001`,
          since,
        ]);
    }
  });
  afterAll(() => wallet.close());

  it('are the latest of each asset that are in force, to the last digit; points have none', async () => {
    const latest = await rates.latest(['ETH', 'PLN', 'POINTS', 'PLN', 'NOTHING']);
    expect([...latest].sort()).toEqual([
      ['ETH', toRate('1002.000000000000000001')],
      ['PLN', toRate('0.27')],
    ]);
  });

  it('over days are all that were in force on one of them', async () => {
    const over = await rates.ratesOver(['ETH', 'PLN', 'POINTS'], '2026-02-01', '2026-02-02');
    expect(over.map(({ assetCode, rate, since }) => [assetCode, rateText(rate), since.toISOString()])).toEqual([
      ['ETH', '3000', '2026-01-01T00:00:00.000Z'],
      ['ETH', '1000.000000000000000001', '2026-02-01T10:00:00.000Z'],
      ['ETH', '1001.000000000000000001', '2026-02-02T00:00:00.000Z'],
      ['PLN', '0.27', '2026-01-01T00:00:00.000Z'],
    ]);
    // A rate that ended as the day began was not in force on it.
    const later = await rates.ratesOver(['ETH'], '2026-02-02', '2026-02-02');
    expect(later.map(({ rate }) => rateText(rate))).toEqual(['1001.000000000000000001']);
    expect(await rates.ratesOver(['ETH'], '2025-12-30', '2025-12-31')).toEqual([]);
  });
});
