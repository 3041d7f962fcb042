import type { Language } from '@portfel/contracts';
import { decimal } from './decimal';
import type { StatementRow } from './list-statement.dto';
import { statementTexts } from './statement-texts';

/** Tells spreadsheets that it is UTF-8. */
const BOM = '\uFEFF';

/** A statement as RFC 4180 has it, a page at a time. @param numbers account id → its place in the wallet */
export async function* statementCsv(
  pages: AsyncIterable<readonly StatementRow[]>,
  numbers: ReadonlyMap<string, number>,
  language: Language,
): AsyncGenerator<string> {
  const { columns, kinds } = statementTexts[language];
  yield BOM + line(Object.values(columns));
  for await (const rows of pages) {
    yield rows
      .map((row) => {
        const { scale, fee } = row;
        return line([
          row.occurredAt,
          String(numbers.get(row.accountId)),
          row.assetCode,
          kinds[row.kind],
          harmless(row.counterparty),
          harmless(row.memo),
          decimal(row.amount, scale),
          fee === undefined ? '' : decimal(fee, scale),
          decimal(row.balanceAfter, scale),
          row.transferId,
        ]);
      })
      .join('');
  }
}

const line = (fields: readonly string[]) => `${fields.map(quoted).join(',')}\r\n`;

const quoted = (field: string) => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field);

/** What somebody wrote is never a formula to a spreadsheet. */
const harmless = (text = '') => (/^\s*[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text);
