import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './repository';
import { rule } from './rule';

const TABLE = 'docs/coverage.md';

interface Row {
  readonly id: string;
  readonly files: readonly string[];
}

const realRows = () => rowsOf(readFileSync(join(root, TABLE), 'utf8'));
const planted = () => rowsOf('| id | test file |\n| --- | --- |\n| CT-1 | test/none.spec.ts |\n| CT-1 | README.md |');

const tableRule = (sentence: string, check: (rows: Row[]) => string[]) => rule(sentence, check, realRows, planted);

tableRule('an id has the form of the checklist, and one row', (rows) =>
  rows
    .map(({ id }) => id)
    .filter((id, index, all) => !/^(?:PF|CT|SD|AT|GS)-[A-Z]\d\d$/.test(id) || all.indexOf(id) !== index),
);

tableRule('every promise is kept by a spec that exists', (rows) =>
  rows.flatMap(({ id, files }) => {
    if (files.length === 0) return [`${id}: no file`];
    return files
      .filter((path) => !/\.spec\.ts$/.test(path) || !existsSync(join(root, path)))
      .map((path) => `${id}: ${path}`);
  }),
);

it('the table has rows', () => expect(realRows().length).toBeGreaterThan(0));

/** A row may name several files, with commas between. */
function rowsOf(markdown: string): Row[] {
  return markdown
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) => {
      const [id = '', files = ''] = line
        .split('|')
        .slice(1)
        .map((cell) => cell.trim());
      return {
        id,
        files: files
          .split(',')
          .map((path) => path.replaceAll('`', '').trim())
          .filter(Boolean),
      };
    });
}
