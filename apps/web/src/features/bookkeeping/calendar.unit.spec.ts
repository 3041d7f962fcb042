import { addMonths, isDay, isMonth, today } from './calendar';

describe('the calendar', () => {
  it('knows the day of a person by their own clock', () => {
    expect(today(new Date(2026, 0, 1, 0, 30))).toBe('2026-01-01');
    expect(today(new Date(2026, 11, 31, 23, 59))).toBe('2026-12-31');
  });

  it('counts months over the end of a year', () => {
    expect([addMonths('2026-11', 2), addMonths('2026-01', -1), addMonths('2024-02', 12)]).toEqual([
      '2027-01',
      '2025-12',
      '2025-02',
    ]);
  });

  it('tells months and days from anything else', () => {
    expect(['2026-11', '1970-01', '2099-12'].filter(isMonth)).toHaveLength(3);
    expect(['2026-13', '2026-00', '1969-12', '2100-01', 'x', '', null].filter(isMonth)).toEqual([]);
    expect(['2026-11-30', '2024-02-29'].filter(isDay)).toHaveLength(2);
    expect(['2026-11-31', '2026-02-29', '2026-11', '', '0026-11-01'].filter(isDay)).toEqual([]);
  });
});
