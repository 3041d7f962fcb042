import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { allMessages, type AnyMessage, type EventContract } from '@portfel/contracts';
import { problemsWith, requiredPaths, wholeMessage, without, withUnknownFields } from './sample-problems';

const FOLDER = join(__dirname, '../samples');

const idOf = ({ name, version }: AnyMessage) => `${name}.v${version}`;
const sampleOf = (id: string) => JSON.parse(readFileSync(join(FOLDER, `${id}.json`), 'utf8')) as unknown;

const samples = readdirSync(FOLDER)
  .map((file) => file.replace(/\.json$/, ''))
  .sort();
const contracts = new Map(allMessages().map((message) => [idOf(message), message]));

describe('the samples of what is on the wire', () => {
  it('are there for every declared version: run the int spec of the handler, or the route spec of the command', () => {
    expect([...contracts.keys()].filter((id) => !samples.includes(id))).toEqual([]);
  });

  it('have a declared version each: what was written once is read for ever', () => {
    expect(samples.filter((id) => !contracts.has(id))).toEqual([]);
  });

  describe.each(samples.filter((id) => contracts.has(id)))('%s', (id) => {
    const contract = contracts.get(id)!;
    const sample = sampleOf(id);
    const schema = wholeMessage(contract);

    it('is a message of its name and version', () => {
      const { event_name: name, event_version: version } = schema.parse(sample);
      expect(`${name}.v${version}`).toBe(id);
    });

    it('is read, every field of it', () => {
      expect(problemsWith(contract, sample)).toEqual([]);
    });

    it('is read the same with fields from a later version', () => {
      expect(schema.parse(withUnknownFields(contract, sample))).toEqual(schema.parse(sample));
    });

    it('is refused without any of its required fields, which is named', () => {
      const required = requiredPaths(contract, sample);
      expect(required).toEqual(expect.arrayContaining([['event_id'], ['data'], ['data', contract.key(keyNames)]]));
      for (const path of required) {
        const issues = schema.safeParse(without(sample, path)).error?.issues ?? [];
        expect(issues.map((issue) => issue.path)).toEqual([path]);
      }
    });
  });
});

/** Read by a key function, it gives the name of the field that is the key. */
const keyNames = new Proxy({}, { get: (_, field) => field }) as never;

describe('a sample that is not read any more', () => {
  const id = '01a1fdd6-1b49-778b-8f7d-6ebf91da0d69';
  const line = { item: 'cup', pieces: 2 };
  const written = {
    event_id: id,
    event_name: 'Shop.OrderPlaced',
    event_version: 1,
    event_time: '2026-01-02T03:04:05.678Z',
    producer: 'shop',
    correlation_id: 'c',
    actor: { type: 'visitor' },
    data: { orderId: id, note: 'hi', lines: [line, line] },
  };
  const Line = z.object({ item: z.string(), pieces: z.int().optional() });
  const Placed = { orderId: z.uuid(), note: z.string().optional(), lines: z.array(Line) };
  // Not declared, or every other spec would have to know it.
  const contract = (shape: Record<string, z.ZodType>): AnyMessage => ({ ...model, data: z.object(shape) });
  const model: EventContract = {
    name: 'Shop.OrderPlaced',
    version: 1,
    kind: 'event',
    inSequence: false,
    context: 'shop',
    topic: 'shop.events',
    key: (data) => String(data.orderId),
    data: z.object({}),
  };

  it.each<[string, Record<string, z.ZodType>, string[]]>([
    ['nothing, when nothing changed', {}, []],
    ['nothing, when an optional field came', { voucher: z.string().optional() }, []],
    [
      'a new required field',
      { voucher: z.string() },
      ['data.voucher: Invalid input: expected string, received undefined'],
    ],
    ['another type', { note: z.int().optional() }, ['data.note: Invalid input: expected number, received string']],
    [
      'a field gone from the members of a list',
      { lines: z.array(Line.omit({ pieces: true })) },
      ['data.lines.0.pieces: is not declared any more', 'data.lines.1.pieces: is not declared any more'],
    ],
  ])('tells %s', (_what, change, problems) => {
    expect(problemsWith(contract({ ...Placed, ...change }), written)).toEqual(problems);
  });

  it('tells a field that is renamed', () => {
    const { note: _gone, ...kept } = Placed;
    expect(problemsWith(contract({ ...kept, remark: z.string().optional() }), written)).toEqual([
      'data.note: is not declared any more',
    ]);
  });

  it('knows what is required, at every depth', () => {
    expect(requiredPaths(contract(Placed), written).filter(([top]) => top === 'data')).toEqual([
      ['data'],
      ['data', 'orderId'],
      ['data', 'lines'],
      ['data', 'lines', 0, 'item'],
      ['data', 'lines', 1, 'item'],
    ]);
  });
});
