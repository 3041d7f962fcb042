import { z } from 'zod';
import { sealed } from '@portfel/contracts';
import { breaches } from './compatibility';
import { schemaOf } from './messages';

const Placed = {
  orderId: z.uuid(),
  note: z.string().max(30).optional(),
  reason: z.enum(['gift', 'sale']),
  count: z.int().min(1).max(9),
  code: z.string().regex(/^[A-Z]+$/),
  price: z.object({ amount: z.string(), asset: z.string().optional() }),
  lines: z.array(z.object({ item: z.string(), pieces: z.int() })),
  address: sealed('user', 'Shop.Placed.address', z.string()),
};
type Shape = Record<string, z.ZodType>;

/** What breaks when the shape above is changed like this. */
function told(change: Shape, dropped: readonly string[] = []): string[] {
  const shape: Shape = { ...Placed, ...change };
  for (const field of dropped) delete shape[field];
  const found = breaches(schemaOf(z.object(Placed)), schemaOf(z.object(shape)));
  return found.map(({ path, what, cure }) => `${path}: ${what}; ${cure}`);
}

describe('breaches of a schema', () => {
  it.each<[string, Shape]>([
    ['nothing changed', {}],
    ['an optional field was added', { voucher: z.string().optional() }],
    ['an optional field was added further down', { price: Placed.price.extend({ tax: z.string().optional() }) }],
    ['a value was added to an enum', { reason: z.enum(['gift', 'sale', 'prize']) }],
    ['limits became wider', { note: z.string().max(60).optional(), count: z.int().min(0).max(10) }],
    ['a pattern went', { code: z.string() }],
    ['a pattern takes more than it took', { code: z.string().regex(/^[A-Z]+[0-9]*$/) }],
    ['only words for people changed', { code: Placed.code.describe('as on the label').meta({ title: 'Code' }) }],
  ])('has none when %s', (_what, change) => {
    expect(told(change)).toEqual([]);
  });

  it('tells a removed field', () => {
    expect(told({}, ['note'])).toEqual(['note: removed; keep it']);
  });

  it('takes a field that came while another went for a rename', () => {
    expect(told({ remark: z.string().optional() }, ['note'])).toEqual([
      'note: removed note, added remark: renamed?; keep it',
    ]);
  });

  it.each<[string, Shape, string]>([
    ['of another type', { count: z.string() }, 'count: type "integer" became "string"; keep the type'],
    [
      'that may be null from now on',
      { code: Placed.code.nullable() },
      'code: type "string" became none; keep the type',
    ],
    ['that is new and required', { voucher: z.string() }, 'voucher: is new and required; make it optional'],
    ['that is required from now on', { note: z.string().max(30) }, 'note: was optional, is required; make it optional'],
    [
      'that is optional from now on, though readers count on it',
      { count: Placed.count.optional() },
      'count: was required, is optional; keep it required',
    ],
    ['with a value less', { reason: z.enum(['gift']) }, 'reason: value "sale" removed; keep the value'],
    ['with one value left', { reason: z.literal('gift') }, 'reason: value "sale" removed; keep the value'],
    [
      'that takes some values only from now on',
      { note: z.enum(['hi', 'ho']).optional() },
      'note: only "hi", "ho" from now on; keep what was allowed',
    ],
    ['with a lower maximum', { count: z.int().min(1).max(8) }, 'count: maximum 9 became 8; keep what was allowed'],
    ['with a higher minimum', { count: z.int().min(2).max(9) }, 'count: minimum 1 became 2; keep what was allowed'],
    ['with less room', { note: z.string().max(29).optional() }, 'note: maxLength 30 became 29; keep what was allowed'],
    [
      'with a limit it did not have',
      { note: z.string().min(1).max(30).optional() },
      'note: minLength none became 1; keep what was allowed',
    ],
    [
      'with another pattern',
      { code: z.string().regex(/^[A-Y]+$/) },
      'code: pattern "^[A-Z]+$" became "^[A-Y]+$"; keep what was allowed',
    ],
    [
      'with a pattern it did not have',
      { note: z.string().max(30).regex(/a/).optional() },
      'note: pattern none became "a"; keep what was allowed',
    ],
    [
      'in another format',
      { note: z.string().max(30).meta({ format: 'color' }).optional() },
      'note: format none became "color"; keep what was allowed',
    ],
    [
      'sealed to another service',
      { address: sealed('auth', 'Shop.Placed.address', z.string()) },
      'address: sealedTo "user" became "auth"; keep what was allowed',
    ],
    [
      'changed further down',
      { price: z.object({ amount: z.int(), asset: z.string().optional() }) },
      'price.amount: type "string" became "integer"; keep the type',
    ],
    [
      'changed in the members of a list',
      { lines: z.array(z.object({ item: z.string() })) },
      'lines[].pieces: removed; keep it',
    ],
    [
      'that refuses what it does not know',
      { price: z.strictObject(Placed.price.shape) },
      'price: additionalProperties none became false; keep what was allowed',
    ],
  ])('tells a field %s', (_what, change, expected) => {
    expect(told(change)).toEqual([expected]);
  });

  it('tells a seal that is left off', () => {
    expect(told({ address: z.string() })).toEqual(
      ['secret true', 'sealedTo "user"', 'purpose "Shop.Placed.address"'].map(
        (mark) => `address: ${mark} became none; keep what was allowed`,
      ),
    );
  });
});
