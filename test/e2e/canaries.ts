import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestPlatform } from './platform';

/** Every form in which a careless program could have written a value down. */
function formsOf(value: string): Buffer[] {
  const bytes = Buffer.from(value);
  // Inside a longer text base64 comes in three alignments; the edges depend on the neighbours.
  const base64 = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .slice(shift ? 4 : 0, -4),
  );
  const texts = [
    value,
    value.toUpperCase(),
    value.toLowerCase(),
    bytes.toString('hex'),
    encodeURIComponent(value),
    ...base64,
  ];
  const asUrl = base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'));
  return [...new Set([...texts, ...asUrl])].map((text) => Buffer.from(text));
}

/** Which values stand in which places, in any form. */
export function found(canaries: Record<string, string>, places: Map<string, Buffer>): string[] {
  return Object.entries(canaries).flatMap(([name, value]) => {
    const forms = formsOf(value);
    return [...places]
      .filter(([, bytes]) => forms.some((form) => bytes.includes(form)))
      .map(([place]) => `${name} in ${place}`);
  });
}

/** All but the indexes of topics: offsets and times, and megabytes of nothing. */
function filesIn(folder: string): Map<string, Buffer> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && !/\.(time)?index$/.test(entry.name),
  );
  return new Map(
    files.map((file) => [join(file.parentPath, file.name), readFileSync(join(file.parentPath, file.name))]),
  );
}

/** Everything a platform keeps: logs, topics, tables and collections, by name. */
export async function placesOf(platform: TestPlatform): Promise<Map<string, Buffer>> {
  const places = new Map<string, Buffer>([['the logs of the services', Buffer.from(platform.logs())]]);
  for (const [file, bytes] of filesIn(join(platform.folder, 'kafka'))) places.set(file, bytes);
  for (const database of ['auth', 'wallet'] as const) {
    const { rows: tables } = await platform
      .postgres(database)
      .query<{ name: string }>(
        `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`,
      );
    for (const { name } of tables) {
      const { rows } = await platform
        .postgres(database)
        .query<{ row: string }>(`SELECT t::text AS row FROM "${name}" t`);
      // bytea prints as hex; the bytes themselves are looked at too.
      const text = rows.map(({ row }) => row).join('\n');
      const raw = [...text.matchAll(/\\x([0-9a-f]+)/g)].map((match) => Buffer.from(match[1]!, 'hex'));
      places.set(`${database}.${name}`, Buffer.concat([Buffer.from(text), ...raw]));
    }
  }
  for (const database of ['user', 'notification'] as const) {
    const db = platform.mongo(database).db!;
    for (const { name } of await db.listCollections().toArray()) {
      const documents = await db.collection(name).find().toArray();
      const raw = documents
        .flatMap((document) => Object.values(document))
        .filter((value) => value?._bsontype === 'Binary');
      const bytes = raw.map((value: { buffer: Uint8Array }) => Buffer.from(value.buffer));
      places.set(`${database}.${name}`, Buffer.concat([Buffer.from(JSON.stringify(documents)), ...bytes]));
    }
  }
  return places;
}
