import { isIban, plainIban, spacedIban } from './iban';

describe('an IBAN', () => {
  it.each([
    'PL61109010140000071219812874',
    'pl61 1090 1014 0000 0712 1981 2874',
    'GB82WEST12345698765432',
    'NO9386011117947',
  ])('%s is one', (typed) => expect(isIban(typed)).toBe(true));

  it.each(['', 'PL61', 'PL61109010140000071219812875', '61109010140000071219812874', 'PL6110901014000007121981287Ł'])(
    '%j is none',
    (typed) => expect(isIban(typed)).toBe(false),
  );

  it('is kept without blanks and read in groups of four', () => {
    expect(plainIban(' no93 8601 1117 947 ')).toBe('NO9386011117947');
    expect(spacedIban('NO9386011117947')).toBe('NO93 8601 1117 947');
  });
});
