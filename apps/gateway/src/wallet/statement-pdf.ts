import { createRequire } from 'node:module';
import { setImmediate } from 'node:timers/promises';
import PDFDocument from 'pdfkit';
import type { Language, StatementSum } from '@portfel/contracts';
import { decimal } from './decimal';
import type { StatementFilter, StatementRow } from './list-statement.dto';
import { statementTexts } from './statement-texts';

/** With the letters of every European language in it; only those that are used go into a document. */
const font = (name: string) => createRequire(__filename).resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`);

/** Lines that are drawn in one go; some 20 ms. */
const AT_ONCE = 40;
const MARGIN = 36;
const LINE = 15;
const [TEXT, SMALL, HEADING] = [8, 7, 18];

export interface StatementHead {
  readonly username: string;
  readonly filter: StatementFilter;
  readonly sums: readonly StatementSum[];
}

interface Column {
  readonly label: string;
  readonly width: number;
  readonly align?: 'right';
}

/** A statement to print, on A4 across; a page of rows is drawn when what was drawn before is taken. */
export async function* statementPdf(
  pages: AsyncIterable<readonly StatementRow[]>,
  head: StatementHead,
  language: Language,
): AsyncGenerator<Buffer> {
  const texts = statementTexts[language];
  const doc = new PDFDocument({
    size: 'A4',
    layout: 'landscape',
    margin: MARGIN,
    autoFirstPage: false,
    lang: language,
    info: { Title: `Portfel: ${texts.title}`, Author: 'Portfel' },
  });
  doc.registerFont('regular', font('DejaVuSansCondensed')).registerFont('bold', font('DejaVuSansCondensed-Bold'));
  const bottom = () => doc.page.height - MARGIN - LINE;
  let number = 0;
  doc.on('pageAdded', () => {
    number += 1;
    const y = doc.page.height - MARGIN;
    write(doc, texts.page(number), MARGIN, y, { width: doc.page.width - 2 * MARGIN, align: 'right', size: SMALL });
    doc.y = MARGIN;
  });
  doc.addPage();
  drawHead();

  const { columns, kinds, sums } = texts;
  const accounts = new Map(head.sums.map((sum) => [sum.accountId, sum]));
  table(
    [
      { label: sums.account, width: 120 },
      { label: sums.opening, width: 170, align: 'right' },
      { label: sums.closing, width: 170, align: 'right' },
      { label: sums.count, width: 90, align: 'right' },
    ],
    head.sums.map((sum) => [
      nameOf(sum),
      amount(sum.openingBalance, sum.scale),
      amount(sum.closingBalance, sum.scale),
      String(sum.count),
    ]),
    true,
  );
  doc.y += LINE;

  const listed: readonly Column[] = [
    { label: columns.time, width: 100 },
    { label: columns.account, width: 70 },
    { label: columns.kind, width: 85 },
    { label: columns.counterparty, width: 100 },
    { label: columns.memo, width: 175 },
    { label: columns.amount, width: 120, align: 'right' },
    { label: columns.balance, width: 120, align: 'right' },
  ];
  let begun = false;
  for await (const rows of pages) {
    for (let at = 0; at < rows.length; at += AT_ONCE) {
      table(listed, rows.slice(at, at + AT_ONCE).map(cellsOf), !begun);
      begun = true;
      // What is not taken is not drawn either: nothing piles up for a slow reader. And others have their turn.
      const drawn = doc.read() as Buffer | null;
      if (drawn) yield drawn;
      await setImmediate();
    }
  }
  if (!begun) write(doc, texts.nothing, MARGIN, doc.y);
  doc.end();
  for await (const rest of doc) yield rest as Buffer;

  function drawHead(): void {
    const { filter, username } = head;
    write(doc, texts.title, MARGIN, doc.y, { font: 'bold', size: HEADING });
    doc.y += HEADING + LINE / 2;
    const period = `${filter.from ?? texts.beginning} – ${filter.to ?? texts.now}`;
    const notes = [username, period, texts.utc, ...(filter.kind || filter.text ? [texts.filtered] : [])];
    for (const note of notes) {
      write(doc, note, MARGIN, doc.y);
      doc.y += LINE;
    }
    doc.y += LINE / 2;
  }

  function cellsOf(row: StatementRow): string[] {
    const account = accounts.get(row.accountId);
    return [
      row.occurredAt.replace('T', ' ').slice(0, 19),
      account ? nameOf(account) : row.assetCode,
      kinds[row.kind],
      row.counterparty ?? '',
      row.memo ?? '',
      amount(row.amount, row.scale),
      amount(row.balanceAfter, row.scale),
    ];
  }

  /** @param titled whether it begins here; it is titled again at the top of each page */
  function table(cells: readonly Column[], rows: readonly (readonly string[])[], titled: boolean): void {
    if (titled) drawTitle(cells);
    for (const row of rows) {
      if (doc.y > bottom() - LINE) {
        doc.addPage();
        drawTitle(cells);
      }
      drawLine(cells, row);
    }
  }

  function drawTitle(cells: readonly Column[]): void {
    drawLine(
      cells,
      cells.map(({ label }) => label),
      'bold',
    );
    const width = cells.reduce((all, cell) => all + cell.width, 0);
    doc
      .moveTo(MARGIN, doc.y - 3)
      .lineTo(MARGIN + width, doc.y - 3)
      .lineWidth(0.5)
      .stroke();
  }

  function drawLine(cells: readonly Column[], row: readonly string[], weight?: 'bold'): void {
    const { y } = doc;
    let x = MARGIN;
    for (const [index, { width, align }] of cells.entries()) {
      write(doc, row[index]!, x, y, { width: width - 6, align, font: weight });
      x += width;
    }
    doc.y = y + LINE;
  }

  function amount(minorUnits: string, scale: number): string {
    const format = new Intl.NumberFormat(language, { minimumFractionDigits: scale, maximumFractionDigits: scale });
    return format.format(decimal(minorUnits, scale) as `${number}`);
  }
}

const nameOf = ({ number, assetCode }: StatementSum) => `${number} · ${assetCode}`;

interface Style {
  readonly width?: number;
  readonly align?: 'right';
  readonly font?: 'bold';
  readonly size?: number;
}

/** One line at a place, cut off where its column ends: there is no text to wrap, and nothing slower than wrapping. */
function write(doc: PDFKit.PDFDocument, text: string, x: number, y: number, style: Style = {}): void {
  const { width = Infinity, align, size = TEXT } = style;
  const { bottom } = doc.page.margins;
  // The foot of a page is below its margin; text there must not begin another page.
  doc.page.margins.bottom = 0;
  doc.font(style.font ?? 'regular', size);
  let fitting = text;
  let taken = doc.widthOfString(fitting);
  while (taken > width) {
    fitting = `${fitting.slice(0, Math.min(fitting.length - 2, Math.floor((fitting.length * width) / taken)))}…`;
    taken = doc.widthOfString(fitting);
  }
  doc.text(fitting, align === 'right' ? x + width - taken : x, y, { lineBreak: false });
  doc.page.margins.bottom = bottom;
}
