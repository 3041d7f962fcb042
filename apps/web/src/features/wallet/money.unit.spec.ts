import { formatMoney, formatMovement } from './money';

const euro = { code: 'EUR', scale: 2, kind: 'fiat' };
const bitcoin = { code: 'BTC', scale: 8, kind: 'crypto' };
const points = { code: 'PTS', scale: 0, kind: 'points' };

describe('formatMoney', () => {
  it('shows minor units of a currency with its sign', () => {
    expect(formatMoney('12300', euro, 'en')).toBe('€123.00');
    expect(formatMoney('-5', euro, 'en')).toBe('−€0.05');
    expect(formatMoney('0', euro, 'en')).toBe('€0.00');
  });

  it('shows an asset that is no currency by its code, without idle zeros', () => {
    expect(formatMoney('1420000', bitcoin, 'en')).toBe('0.0142\u00a0BTC');
    expect(formatMoney('1', bitcoin, 'en')).toBe('0.00000001\u00a0BTC');
    expect(formatMoney('1234', points, 'en')).toBe('1,234\u00a0PTS');
  });

  it('writes amounts as the language does', () => {
    expect(formatMoney('-1234567', euro, 'pl')).toBe('−12\u00a0345,67\u00a0€');
    expect(formatMoney('1420000', bitcoin, 'pl')).toBe('0,0142\u00a0BTC');
  });

  it('keeps amounts beyond what a floating-point number holds', () => {
    expect(formatMoney('900719925474099312345', euro, 'en')).toBe('€9,007,199,254,740,993,123.45');
  });
});

describe('formatMovement', () => {
  it('marks what came in and what went out', () => {
    expect(formatMovement('250', euro, 'en')).toBe('+€2.50');
    expect(formatMovement('-250', euro, 'en')).toBe('−€2.50');
    expect(formatMovement('0', euro, 'en')).toBe('€0.00');
  });
});
