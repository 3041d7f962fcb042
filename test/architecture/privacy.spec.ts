import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keptData } from '../../apps/web/src/features/legal/privacy.data';
import { root } from './repository';
import { rule } from './rule';

const TABLE = 'docs/data-classes.md';
/** Tables that hold nothing about a person. */
const NOT_PERSONAL = ['wallet asset', 'wallet asset_rate'];

/** A field, or for class L a whole table, and its class: `auth account.email_encrypted: T`. */
type Fields = ReadonlySet<string>;

interface Both {
  readonly documented: Fields;
  readonly shown: Fields;
}

const real = (): Both => ({
  documented: documentedIn(readFileSync(join(root, TABLE), 'utf8')),
  shown: new Set(keptData.flatMap(({ dataClass, fields }) => fields.map((field) => `${field}: ${dataClass}`))),
});

const planted = (): Both => ({
  documented: documentedIn(
    '## In the databases\n\n| a | b | c |\n| --- | --- | --- |\n| auth `account` | `nickname` | P |',
  ),
  shown: new Set(['auth account.nickname: S']),
});

rule(
  'the page /privacy shows every field of the documented table with its class',
  ({ documented, shown }) => [...documented].filter((field) => !shown.has(field)),
  real,
  planted,
);

rule(
  'the page /privacy shows no field that is not documented',
  ({ documented, shown }) => [...shown].filter((field) => !documented.has(field)),
  real,
  planted,
);

it('the table has fields', () => expect(real().documented.size).toBeGreaterThan(20));

function documentedIn(markdown: string): Fields {
  const section = markdown.split('## In the databases')[1]!.split('\n## ')[0]!;
  const rows = section
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2);
  let table = '';
  const found = new Set<string>();
  for (const row of rows) {
    const [where = '', fields = '', dataClass = ''] = row
      .split('|')
      .slice(1)
      .map((cell) => cell.trim());
    // A row without a table goes on with the one above.
    if (where !== '') table = where.split(',')[0]!.replaceAll('`', '');
    if (NOT_PERSONAL.includes(table) || !/^[A-Z]\b/.test(dataClass)) continue;
    const letter = dataClass.charAt(0);
    const named = [...fields.matchAll(/`(\w+)`/g)].map(([, field]) => `${table}.${field}: ${letter}`);
    for (const field of letter === 'L' || named.length === 0 ? [`${table}: ${letter}`] : named) found.add(field);
  }
  return found;
}
