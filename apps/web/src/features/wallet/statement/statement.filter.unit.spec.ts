import { addressOf, daysOf, filterOf, PERIODS, periodOf } from './statement.filter';

const march = new Date('2026-03-31T23:30:00Z');

describe('the filter of a statement', () => {
  it('is the same after a way through the address', () => {
    const filter = {
      from: '2026-01-01',
      to: '2026-01-31',
      account: '00000000-0000-4000-8000-000000000001',
      kind: 'transfer',
      text: 'pizza & tea',
    } as const;
    expect(filterOf(new URLSearchParams(addressOf(filter)))).toEqual(filter);
  });

  it('has the days of the month that a mail leads to', () => {
    const days = (query: string) => filterOf(new URLSearchParams(query));
    expect(days('month=2026-02')).toMatchObject({ from: '2026-02-01', to: '2026-02-28' });
    expect(days('month=2026-12')).toMatchObject({ from: '2026-12-01', to: '2026-12-31' });
    expect(days('month=2026-13')).toMatchObject({ from: '', to: '' });
  });

  it('leaves out what nobody can ask for', () => {
    const address = new URLSearchParams('from=yesterday&to=2026-13-45&account=mine&kind=theft');
    expect(filterOf(address)).toEqual({ from: '', to: '', account: '', kind: '', text: '' });
    expect(addressOf(filterOf(address))).toBe('');
  });

  it('knows the days of a period, also in a long month after a short one', () => {
    expect(daysOf('thisMonth', march)).toEqual({ from: '2026-03-01', to: '2026-03-31' });
    expect(daysOf('lastMonth', march)).toEqual({ from: '2026-02-01', to: '2026-02-28' });
    expect(daysOf('thisYear', march)).toEqual({ from: '2026-01-01', to: '2026-12-31' });
    expect(daysOf('lastMonth', new Date('2026-01-15T00:00:00Z'))).toEqual({ from: '2025-12-01', to: '2025-12-31' });
  });

  it('knows a period by its days', () => {
    for (const period of PERIODS) expect(periodOf(daysOf(period, march), march)).toBe(period);
    expect(periodOf({ from: '2026-03-02', to: '' }, march)).toBeUndefined();
  });
});
