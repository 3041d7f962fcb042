import fc from 'fast-check';
import { fromCursor, toCursor } from './statement-place';

describe('a cursor', () => {
  it('is the place it was made of', () => {
    const place = fc.record({
      occurredAt: fc.date({ min: new Date(0), max: new Date(9e14 / 1_000), noInvalidDate: true }),
      accountId: fc.uuid(),
      sequence: fc.nat(),
    });
    fc.assert(fc.property(place, (one) => expect(fromCursor(toCursor(one))).toEqual(one)));
  });

  it('is no other text', () => {
    fc.assert(fc.property(fc.string(), (text) => fromCursor(text) === undefined));
    for (const text of ['', '1:x:1', "1:' OR 1=1:1"]) {
      expect(fromCursor(Buffer.from(text).toString('base64url'))).toBeUndefined();
    }
  });
});
