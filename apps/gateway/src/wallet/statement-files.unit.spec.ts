import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { decimal } from './decimal';
import type { StatementRow } from './list-statement.dto';
import { statementCsv } from './statement-csv';
import { statementPdf } from './statement-pdf';

const accountId = randomUUID();
const row = (over: Partial<StatementRow> = {}): StatementRow => ({
  id: `${accountId}:3`,
  accountId,
  assetCode: 'EUR',
  scale: 2,
  transferId: accountId,
  kind: 'transfer',
  amount: '-1250',
  balanceAfter: '90071992547409930001',
  occurredAt: '2026-01-02T03:04:05.678Z',
  counterparty: 'bob',
  ...over,
});

/** Pages that can be counted: the next one is not made before it is asked for. */
function pagesOf(rows: readonly StatementRow[], count = 1) {
  const made = { pages: 0 };
  async function* pages() {
    for (; made.pages < count; made.pages += 1) yield await Promise.resolve(rows);
  }
  return { made, pages: pages() };
}

describe('decimal', () => {
  it.each([
    ['0', 2, '0.00'],
    ['-5', 2, '-0.05'],
    ['12300', 2, '123.00'],
    ['-7', 0, '-7'],
    ['1', 18, '0.000000000000000001'],
  ])('%s of scale %i is %s', (minorUnits, scale, expected) => expect(decimal(minorUnits, scale)).toBe(expected));

  it('loses no digit', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.integer({ min: 0, max: 18 }), (amount, scale) => {
        expect(BigInt(decimal(String(amount), scale).replace('.', ''))).toBe(amount);
      }),
    );
  });
});

describe('a statement as CSV', () => {
  const numbers = new Map([[accountId, 2]]);
  const write = async (rows: StatementRow[], language: 'en' | 'pl' = 'en') => {
    let text = '';
    for await (const part of statementCsv(pagesOf(rows).pages, numbers, language)) text += part;
    return text;
  };
  const memoOf = async (memo: string) => (await write([row({ memo })])).split('\r\n').slice(1).join('\r\n');

  it('is UTF-8 with a mark, lines that end as RFC 4180 has it, and decimals', async () => {
    expect(await write([row({ memo: 'tea', fee: '50' })])).toBe(
      '\uFEFFTime (UTC),Account,Asset,Kind,Other side,Memo,Amount,Fee in it,Balance after,Transfer\r\n' +
        `2026-01-02T03:04:05.678Z,2,EUR,Transfer,bob,tea,-12.50,0.50,900719925474099300.01,${accountId}\r\n`,
    );
    expect(await write([row()], 'pl')).toContain('Przelew');
  });

  it('quotes what would break a line', async () => {
    expect(await memoOf('a, "b"')).toContain(',"a, ""b""",');
    expect(await memoOf('a\nb')).toContain(',"a\nb",');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1'])('makes no formula of %j', async (memo) => {
    expect(await memoOf(memo)).toMatch(/,"?'/);
    expect(await write([row({ counterparty: memo })])).toMatch(/,"?'/);
  });

  it('leaves other memos as they are, and amounts below zero numbers', async () => {
    const line = await memoOf('3 = 2 + 1');
    expect(line).toContain(',3 = 2 + 1,-12.50,');
  });

  it('asks for a page when the last one is taken', async () => {
    const { made, pages } = pagesOf([row()], 3);
    const csv = statementCsv(pages, numbers, 'en');
    await csv.next();
    await csv.next();
    expect(made.pages).toBe(0);
    await csv.next();
    expect(made.pages).toBe(1);
  });
});

describe('a statement as PDF', () => {
  const sum = { accountId, number: 2, assetCode: 'EUR', scale: 2, openingBalance: '0', closingBalance: '5', count: 1 };
  const head = { username: 'ann', filter: {}, sums: [sum] };
  const write = async (rows: StatementRow[], count = 1) => {
    const parts: Buffer[] = [];
    for await (const part of statementPdf(pagesOf(rows, count).pages, head, 'pl')) parts.push(part);
    return Buffer.concat(parts).toString('latin1');
  };
  const sheets = (pdf: string) => pdf.match(/\/Type \/Page\b/g)?.length;

  it('is one, in its language, with fonts of its own and as many pages as it takes', async () => {
    const pdf = await write([row({ memo: 'Zażółć gęślą jaźń, '.repeat(7) })]);
    expect(pdf).toMatch(/^%PDF-1\.\d/);
    expect(pdf).toMatch(/%%EOF\s*$/);
    expect(pdf).toContain('DejaVuSansCondensed');
    expect(pdf).toContain('/Lang (pl)');
    expect(sheets(pdf)).toBe(1);
    expect(sheets(await write(Array.from({ length: 100 }, () => row())))).toBe(4);
  });

  it('says so when nothing happened', async () => {
    expect(sheets(await write([], 0))).toBe(1);
  });

  it('asks for no page before what was drawn is taken', async () => {
    const { made, pages } = pagesOf(
      Array.from({ length: 200 }, () => row()),
      50,
    );
    const pdf = statementPdf(pages, head, 'en');
    await pdf.next();
    expect(made.pages).toBeLessThan(2);
    await pdf.return(undefined);
    expect(made.pages).toBeLessThan(2);
  });
});
