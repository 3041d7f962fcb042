import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { bringUpToDate } from './bring-up-to-date';
import { schemaOf } from './events/messages';
import { json } from './generated-files';

const SCHEMAS = 'docs/events/schemas';
const Placed = { orderId: z.uuid(), note: z.string().max(30).optional(), count: z.int() };
const schema = (shape: Record<string, z.ZodType>) => json(schemaOf(z.object(shape)));
const without = (field: keyof typeof Placed) =>
  Object.fromEntries(Object.entries(Placed).filter(([name]) => name !== field));

describe('bringing the generated files up to date', () => {
  let root: string;
  beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'portfel-generate-'))));
  afterEach(() => rmSync(root, { recursive: true }));

  const file = (path: string) => readFileSync(join(root, path), 'utf8');
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const bring = (files: Record<string, string>, check = false) =>
    bringUpToDate(root, new Map(Object.entries(files)), { ownedFolders: ['docs/events'], check });
  /** What is on the wire, and one generated page that is out of date. */
  const committed = (id: string) => {
    put(`${SCHEMAS}/${id}.json`, schema(Placed));
    put('docs/events/README.md', 'old');
    return (shape?: Record<string, z.ZodType>) => ({
      'docs/events/README.md': 'new',
      ...(shape && { [`${SCHEMAS}/${id}.json`]: schema(shape) }),
    });
  };

  it('writes what is missing or changed, and removes what nothing generates', () => {
    put('docs/events/stale.md', '');
    put('docs/events/old.md', 'old');
    expect(bring({ 'docs/events/new.md': 'new', 'docs/events/old.md': 'changed' })).toEqual([
      'written docs/events/new.md',
      'written docs/events/old.md',
      'removed docs/events/stale.md',
    ]);
    expect([file('docs/events/new.md'), file('docs/events/old.md')]).toEqual(['new', 'changed']);
    expect(existsSync(join(root, 'docs/events/stale.md'))).toBe(false);
  });

  it('writes nothing when it is only asked', () => {
    expect(() => bring({ 'docs/events/new.md': 'new' }, true)).toThrow('missing docs/events/new.md');
    expect(existsSync(join(root, 'docs/events/new.md'))).toBe(false);
  });

  it('takes a compatible schema', () => {
    const now = { ...Placed, voucher: z.string().optional() };
    const generated = committed('Shop.OrderPlaced.v1')(now);
    expect(() => bring(generated, true)).toThrow('changed docs/events/schemas/Shop.OrderPlaced.v1.json');
    expect(bring(generated)).toContain(`written ${SCHEMAS}/Shop.OrderPlaced.v1.json`);
    expect(file(`${SCHEMAS}/Shop.OrderPlaced.v1.json`)).toBe(schema(now));
  });

  it('takes another version beside the first', () => {
    const generated = committed('Shop.OrderPlaced.v1')(Placed);
    const second = `${SCHEMAS}/Shop.OrderPlaced.v2.json`;
    expect(bring({ ...generated, [second]: schema(without('note')) })).toContain(`written ${second}`);
  });

  it.each<[string, string, Record<string, z.ZodType>, string]>([
    [
      'removed',
      'Shop.OrderPlaced.v1',
      without('note'),
      'Shop.OrderPlaced version 1: data.note: removed. Next: keep it, or declare Shop.OrderPlaced version 2 beside version 1.',
    ],
    [
      'renamed',
      'Shop.OrderPlaced.v1',
      { ...without('note'), remark: z.string().optional() },
      'data.note: removed note, added remark: renamed?. Next: keep it, or declare',
    ],
    ['of another type', 'Shop.OrderPlaced.v3', { ...Placed, count: z.string() }, 'Shop.OrderPlaced version 4 beside'],
    ['narrowed', 'Shop.OrderPlaced.v1', { ...Placed, note: z.string().max(29).optional() }, 'data.note: maxLength 30'],
    [
      'new and required',
      'Shop.OrderPlaced.v1',
      { ...Placed, voucher: z.string() },
      'data.voucher: is new and required. Next: make it optional, or declare Shop.OrderPlaced version 2 beside version 1.',
    ],
    [
      'gone from what a command answers',
      'Shop.PlaceOrder.result.v1',
      without('count'),
      'Shop.PlaceOrder version 1: result.count: removed.',
    ],
    [
      'gone from the envelope',
      'Envelope',
      without('count'),
      'Envelope: fields.count: removed. Next: keep it; it has one',
    ],
  ])('refuses a field that is %s, and writes nothing', (_what, id, shape, text) => {
    const generated = committed(id)(shape);
    for (const check of [true, false]) expect(() => bring(generated, check)).toThrow(text);
    expect(file(`${SCHEMAS}/${id}.json`)).toBe(schema(Placed));
    expect(file('docs/events/README.md')).toBe('old');
  });

  it('refuses to lose a version whose sample is kept, and writes nothing', () => {
    const generated = committed('Shop.OrderPlaced.v1')();
    put('libs/contracts/samples/Shop.OrderPlaced.v1.json', '{}');
    for (const check of [true, false]) {
      expect(() => bring(generated, check)).toThrow('Shop.OrderPlaced version 1: is declared no more');
    }
    expect(file('docs/events/README.md')).toBe('old');
  });

  it('lets a version go together with its sample', () => {
    expect(bring(committed('Shop.OrderPlaced.v1')())).toContain(`removed ${SCHEMAS}/Shop.OrderPlaced.v1.json`);
  });
});
