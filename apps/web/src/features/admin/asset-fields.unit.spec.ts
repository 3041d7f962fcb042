import { attributesOf, minorUnitsOf, typedAmount, typedAttributes } from './asset-fields';

describe('an amount of an asset', () => {
  it.each([
    ['12', 0, '12'],
    ['12,5', 2, '1250'],
    ['12.50', 2, '1250'],
    ['0', 2, '0'],
    ['1 234', 0, '1234'],
    ['007', 0, '7'],
    ['0.000000000000000001', 18, '1'],
  ])('typed as %s with %i decimals is %s', (typed, scale, minorUnits) => {
    expect(minorUnitsOf(typed, scale)).toBe(minorUnits);
  });

  it.each([
    ['', 2],
    ['-1', 2],
    ['1.5', 0],
    ['1.234', 2],
    ['1e3', 2],
    ['.5', 2],
    ['9'.repeat(31), 0],
  ])('is not %j with %i decimals', (typed, scale) => {
    expect(minorUnitsOf(typed, scale)).toBeUndefined();
  });

  it.each([
    ['0', 2, '0'],
    ['1250', 2, '12.5'],
    ['100', 2, '1'],
    ['100', 0, '100'],
    ['5', 2, '0.05'],
  ])('of %s with %i decimals is typed %s', (minorUnits, scale, typed) => {
    expect(typedAmount(minorUnits, scale)).toBe(typed);
    expect(minorUnitsOf(typed, scale)).toBe(minorUnits);
  });
});

describe('attributes', () => {
  it('are typed one on a line, and come back the same', () => {
    const attributes = { colour: 'red', 'made-in': 'Gondor: Minas Tirith', empty: '' };
    expect(attributesOf(typedAttributes(attributes))).toEqual(attributes);
    expect(attributesOf(' \n colour :  red \n\n')).toEqual({ colour: 'red' });
    expect(attributesOf('')).toEqual({});
  });

  it.each([
    'red',
    ': red',
    'a b: c',
    `a: ${'x'.repeat(201)}`,
    Array.from({ length: 21 }, (_, at) => `a${at}: b`).join('\n'),
  ])('are not %j', (typed) => {
    expect(attributesOf(typed)).toBeUndefined();
  });
});
