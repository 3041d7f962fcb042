import { formatMoney, formatMovement, parseAmount, typedAmount } from './money';

const euro = { code: 'EUR', scale: 2, kind: 'money' };
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

  it('leaves the code of an asset as it is', () => {
    const sword = { code: 'SWORD-1', scale: 0, kind: 'item' };
    expect(formatMoney('7', sword, 'en')).toBe('7\u00a0SWORD-1');
    expect(formatMoney('-7', sword, 'en')).toBe('−7\u00a0SWORD-1');
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

describe('parseAmount', () => {
  it.each([
    ['12', 2, '1200'],
    ['12,5', 2, '1250'],
    ['12.50', 2, '1250'],
    ['1 234,56', 2, '123456'],
    ['1\u00a0234', 0, '1234'],
    ['.5', 8, '50000000'],
    ['5,', 2, '500'],
    ['0.000000000000000001', 18, '1'],
    ['7.000', 2, '700'],
  ])('reads %j at scale %i as %s minor units', (text, scale, minorUnits) => {
    expect(parseAmount(text, scale)).toEqual({ minorUnits });
  });

  it.each([
    ['', 2, 'missing'],
    ['  ', 2, 'missing'],
    ['0', 2, 'zero'],
    ['0,00', 2, 'zero'],
    ['12.345', 2, 'tooPrecise'],
    ['0.5', 0, 'tooPrecise'],
    ['9'.repeat(29), 2, 'tooLarge'],
    ['-5', 2, 'unreadable'],
    ['1e3', 2, 'unreadable'],
    ['1,234.56', 2, 'unreadable'],
    [',', 2, 'unreadable'],
    ['ten', 2, 'unreadable'],
  ])('says of %j at scale %i that it is %s', (text, scale, fault) => {
    expect(parseAmount(text, scale)).toEqual({ fault });
  });
});

describe('typedAmount', () => {
  it.each([
    ['1250', 2, '12.50', '12,50'],
    ['5', 2, '0.05', '0,05'],
    ['100', 0, '100', '100'],
    ['1', 18, '0.000000000000000001', '0,000000000000000001'],
  ])('is what a person would type for %s at scale %i, and is read as that', (minorUnits, scale, english, polish) => {
    expect([typedAmount(minorUnits, scale, 'en'), typedAmount(minorUnits, scale, 'pl')]).toEqual([english, polish]);
    for (const typed of [english, polish]) expect(parseAmount(typed, scale)).toEqual({ minorUnits });
  });
});
