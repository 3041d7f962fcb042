import { formatMoney, formatMovement } from './money';

const euro = { code: 'EUR', scale: 2, kind: 'fiat' };
const bitcoin = { code: 'BTC', scale: 8, kind: 'crypto' };
const points = { code: 'PTS', scale: 0, kind: 'points' };

describe('formatMoney', () => {
  it('shows minor units of a currency with its sign', () => {
    expect(formatMoney('12300', euro)).toBe('€123.00');
    expect(formatMoney('-5', euro)).toBe('−€0.05');
    expect(formatMoney('0', euro)).toBe('€0.00');
  });

  it('shows an asset that is no currency by its code, without idle zeros', () => {
    expect(formatMoney('1420000', bitcoin)).toBe('0.0142\u00a0BTC');
    expect(formatMoney('1', bitcoin)).toBe('0.00000001\u00a0BTC');
    expect(formatMoney('1234', points)).toBe('1,234\u00a0PTS');
  });

  it('keeps amounts beyond what a floating-point number holds', () => {
    expect(formatMoney('900719925474099312345', euro)).toBe('€9,007,199,254,740,993,123.45');
  });
});

describe('formatMovement', () => {
  it('marks what came in and what went out', () => {
    expect(formatMovement('250', euro)).toBe('+€2.50');
    expect(formatMovement('-250', euro)).toBe('−€2.50');
    expect(formatMovement('0', euro)).toBe('€0.00');
  });
});
