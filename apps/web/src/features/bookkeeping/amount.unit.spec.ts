import { formatAmount, formatMoney, parseAmount, typedAmount } from './amount';

describe('an amount that is typed', () => {
  it.each([
    ['12', '', '1200'],
    ['12,5', '', '1250'],
    ['12.50', '', '1250'],
    ['12,', '', '1200'],
    ['0,05', '', '5'],
    ['007', '', '700'],
    ['1 234,50', '', '123450'],
    ['1\u00a0234.50', '', '123450'],
    ['+12', '+', '1200'],
    ['-3', '-', '300'],
    ['\u22123', '-', '300'],
    ['0', '', '0'],
    ['9999999999999,99', '', '999999999999999'],
  ])('%j is read', (typed, sign, hundredths) => {
    expect(parseAmount(typed)).toEqual({ sign, hundredths });
  });

  it.each(['', '-', 'twelve', '1.234,50', '1,234.50', '12,345', '12.5.0', ',5', '1e3', '12345678901234', '--1', '1-2'])(
    '%j is none',
    (typed) => {
      expect(parseAmount(typed)).toBeUndefined();
    },
  );

  it('is what it was before, when it is typed as it was shown', () => {
    for (const language of ['en', 'pl'] as const) {
      for (const hundredths of ['0', '5', '1250', '123456789']) {
        expect(parseAmount(typedAmount(hundredths, language))).toEqual({ sign: '', hundredths });
      }
      expect(parseAmount(typedAmount('-1250', language))).toEqual({ sign: '-', hundredths: '1250' });
    }
  });
});

describe('an amount that is shown', () => {
  it('is written as the language does, to the last digit', () => {
    expect(formatAmount('-123450', 'en')).toBe('\u22121,234.50');
    expect(formatAmount('5', 'pl')).toBe('0,05');
    expect(formatAmount('900719925474099312345', 'en')).toBe('9,007,199,254,740,993,123.45');
    expect(formatMoney('-1234567', 'EUR', 'pl')).toBe('\u221212\u00a0345,67\u00a0€');
    // All amounts are in hundredths, also of a currency that has none.
    expect(formatMoney('12300', 'JPY', 'en')).toBe('¥123.00');
  });
});
