import { randomBytes, randomInt } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '@portfel/testing';
import { ApiClient, confirmationToken, mailsTo } from '../../tools/platform/api-client';
import { startPlatform, type TestPlatform } from './platform';

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

function found(canaries: Record<string, string>, places: Map<string, Buffer>): string[] {
  return Object.entries(canaries).flatMap(([name, value]) =>
    [...places]
      .filter(([, bytes]) => formsOf(value).some((form) => bytes.includes(form)))
      .map(([place]) => `${name} in ${place}`),
  );
}

function filesIn(folder: string): Map<string, Buffer> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map((file) => [join(file.parentPath, file.name), readFileSync(join(file.parentPath, file.name))]),
  );
}

describe('what is secret', () => {
  let platform: TestPlatform;
  let canaries: Record<string, string>;
  beforeAll(async () => {
    platform = await startPlatform({ extra: { LOG_LEVEL: 'debug' } });
    canaries = await useEveryField();
  });
  afterAll(() => platform.stop());

  /** The whole journey, every private field with a value of its own. */
  async function useEveryField(): Promise<Record<string, string>> {
    const unique = () => randomBytes(12).toString('hex');
    const person = { email: `${unique()}@portfel.example`, username: 'canary', password: `Aa1!${unique()}` };
    const wrong = `Bb2!${unique()}`;
    const client = new ApiClient(platform.gatewayUrl);
    await client.signUp({ ...person, ...{ firstName: 'Can', lastName: 'Ary' } });
    const token = await confirmationToken(platform.parts.mailWebUrl, person.email);
    await client.confirm(token);
    await client.signIn({ email: person.email, password: wrong });
    const signedIn = await client.signIn(person);
    const cookies = [signedIn, await client.refresh()].map(
      ({ headers }) => /portfel_refresh=([^;]+)/.exec(headers.get('set-cookie')!)![1]!,
    );
    const accessToken = client.accessToken!;
    await client.call('GET', '/me');
    await eventually(async () => expect((await client.call('GET', '/wallet')).status).toBe(200));
    const secondFactor = await useSecondFactor(client);
    await client.signOut();
    return {
      email: person.email,
      password: person.password,
      'wrong password': wrong,
      'confirmation token': token,
      'refresh token': cookies[0]!.split('.')[1]!,
      'rotated refresh token': cookies[1]!.split('.')[1]!,
      'signature of the access token': accessToken.split('.')[2]!,
      ...secondFactor,
    };
  }

  /** An authenticator app that is given a secret, then a phone in its place. */
  async function useSecondFactor(client: ApiClient): Promise<Record<string, string>> {
    const phone = `+48${randomInt(100_000_000, 1_000_000_000)}`;
    const { secret } = (await client.call('POST', '/me/mfa/totp')).body as { secret: string };
    await client.call('POST', '/me/mfa/phone', { body: { phone } });
    const [sms] = await eventually(async () => {
      const mails = await mailsTo(platform.parts.mailWebUrl, `${phone}@sms.portfel.example`);
      expect(mails).toHaveLength(1);
      return mails;
    });
    const code = /^\d{6}/.exec(sms!.text)![0];
    const given = (await client.call('PUT', '/me/mfa/phone', { body: { phone, code } })).body as {
      recoveryCodes: string[];
    };
    return { 'secret of the app': secret, phone: phone.slice(1), 'recovery code': given.recoveryCodes[0]! };
  }

  async function everyPlace(): Promise<Map<string, Buffer>> {
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

  it('is readable in no topic, no database and no log', async () => {
    const places = await everyPlace();
    expect([...places.keys()].some((place) => /auth\.commands-\d.*\.log$/.test(place))).toBe(true);
    expect(found(canaries, places)).toEqual([]);
  });

  it.each(['utf8', 'base64', 'hex'] as const)('would be found if it leaked as %s', async (encoding) => {
    const leak = Buffer.from(`some text around ${Buffer.from(canaries.email!).toString(encoding)} and behind`);
    writeFileSync(join(platform.folder, 'kafka', 'planted.leak'), leak);
    const places = await everyPlace();
    expect(found(canaries, places)).toEqual([`email in ${join(platform.folder, 'kafka', 'planted.leak')}`]);
  });

  it('would be found in a database column', async () => {
    await platform.postgres('auth').query('CREATE TABLE planted (value bytea)');
    await platform.postgres('auth').query('INSERT INTO planted VALUES ($1)', [Buffer.from(canaries.password!)]);
    expect(found(canaries, await everyPlace())).toContain('password in auth.planted');
    await platform.postgres('auth').query('DROP TABLE planted');
  });
});
