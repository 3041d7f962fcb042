import { attributesOf, typedAttributes } from './attributes';

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
