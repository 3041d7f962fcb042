import fc from 'fast-check';
import { Iban } from './iban';

// Of the registry of ISO 13616.
const EXAMPLES = [
  'PL61109010140000071219812874',
  'DE89370400440532013000',
  'GB29NWBK60161331926819',
  'NO9386011117947',
  'MT84MALT011000012345MTLCAST001S',
];

describe('an IBAN', () => {
  it.each(EXAMPLES)('is taken as people write it: %s', (iban) => {
    expect(Iban.parse(iban)).toBe(iban);
    expect(Iban.parse(` ${iban.toLowerCase().replaceAll(/(.{4})/g, '$1 ')}`)).toBe(iban);
  });

  it('is refused with one character wrong', () => {
    const property = fc.property(
      fc.constantFrom(...EXAMPLES),
      fc.nat(),
      fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
      (iban, at, character) => {
        const place = at % iban.length;
        fc.pre(iban[place] !== character);
        const wrong = iban.slice(0, place) + character + iban.slice(place + 1);
        // Letters are two digits: a few changes of them are a multiple of 97 and cannot be seen.
        const isSameKind = /\d/.test(character) === /\d/.test(iban[place]!);
        fc.pre(isSameKind);
        expect(Iban.safeParse(wrong).success).toBe(false);
      },
    );
    fc.assert(property, { numRuns: 500 });
  });

  it.each([
    '',
    'PL',
    'PL61',
    'X'.repeat(34),
    'PL6110901014000007121981287４',
    `${EXAMPLES[0]!}\u0000`,
    '1'.repeat(10_000),
  ])('is refused: %j', (text) => {
    expect(Iban.safeParse(text).success).toBe(false);
  });
});
