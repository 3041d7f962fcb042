import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { eventually } from '@portfel/testing';
import { ApiClient, confirmationToken, mailsTo, type Person } from '../../tools/platform/api-client';
import { found, placesOf } from './canaries';
import { startPlatform, type TestPlatform } from './platform';
import { people } from './totals';
import { writeInWallet } from './wallet-writings';

const unique = () => randomBytes(12).toString('hex');

describe('closing an account', () => {
  let platform: TestPlatform;
  beforeAll(async () => void (platform = await startPlatform({ extra: { LOG_LEVEL: 'debug' } })));
  afterAll(() => platform.stop());

  const sql = async (database: 'auth' | 'wallet', text: string) =>
    (await platform.postgres(database).query<Record<string, unknown>>(text)).rows;
  const profiles = (username: string) => platform.mongo('user').collection('profiles').countDocuments({ username });
  const parked = async () => {
    const tables = await Promise.all(
      (['auth', 'wallet'] as const).map((name) => sql(name, 'SELECT 1 FROM parked_key')),
    );
    const collections = (['user', 'notification'] as const).map((name) =>
      platform.mongo(name).collection('parked_keys').countDocuments(),
    );
    return tables.flat().length + (await Promise.all(collections)).reduce((sum, count) => sum + count, 0);
  };

  async function signedIn(person: Person): Promise<ApiClient> {
    const client = new ApiClient(platform.gatewayUrl);
    await client.signUp(person);
    await client.confirm(await confirmationToken(platform.parts.mailWebUrl, person.email));
    expect((await client.signIn(person)).status).toBe(201);
    await eventually(async () => expect((await client.call('GET', '/wallet')).status).toBe(200));
    return client;
  }
  const close = (client: ApiClient, { password }: Person, headers: Record<string, string> = {}) =>
    client.call('POST', '/me/closure', { body: { password }, headers });
  const gone = async ({ email, username }: Person) =>
    await eventually(
      async () => {
        expect(await profiles(username)).toBe(0);
        const subjects = (await mailsTo(platform.parts.mailWebUrl, email)).map(({ subject }) => subject);
        expect(subjects.at(-1)).toBe('Your Portfel account is closed');
      },
      { withinMs: 30_000 },
    );

  it('leaves nothing readable of the person in any store, and in no topic but the public name (PF-U10, CT-U34)', async () => {
    const secrets = {
      email: `${unique()}@portfel.example`,
      'other address': `${unique()}@portfel.example`,
      'first name': unique(),
      'last name': unique(),
      'text about oneself': unique(),
      website: `https://${unique()}.example`,
      device: `Device${unique()}`,
    };
    const username = `c${unique()}`;
    const person = { email: secrets.email, username, password: `Aa1!${unique()}` };
    const said = {
      firstName: secrets['first name'],
      lastName: secrets['last name'],
      bio: secrets['text about oneself'],
      personalWebsite: secrets.website,
    };
    const client = await signedIn({ ...person, ...said });
    const elsewhere = new ApiClient(platform.gatewayUrl);
    const body = { email: person.email, password: person.password };
    await elsewhere.call('POST', '/sessions', { body, headers: { 'user-agent': `${secrets.device}/1.0` } });
    await client.refresh();
    await client.call('POST', '/wallet/accounts', { body: { assetCode: 'EUR' } });
    await client.call('POST', '/password-resets', { body: { email: person.email } });
    const change = { email: secrets['other address'], currentPassword: person.password };
    expect((await client.call('PUT', '/me/email', { body: change })).status).toBe(200);

    // Where money was sent is forgotten when the bank has it: who asks later is not told.
    const { IBAN, ...writings } = await writeInWallet(client);
    Object.assign(secrets, writings);
    // What is held is told before, whole; afterwards the same search finds none of it.
    const held = JSON.stringify((await client.call('GET', '/me/export')).body);
    for (const value of [...Object.values(secrets), username]) expect(held).toContain(value);
    Object.assign(secrets, { IBAN });
    expect((await close(client, person)).status).toBe(204);
    await gone(person);
    await eventually(async () =>
      expect(await sql('wallet', 'SELECT 1 FROM wallet WHERE closed_at IS NULL')).toEqual([]),
    );

    const places = await placesOf(platform);
    const topics = join(platform.folder, 'kafka');
    const stores = new Map([...places].filter(([place]) => !place.startsWith(topics)));
    expect([...stores.keys()]).toEqual(
      expect.arrayContaining([
        'auth.inbox',
        'auth.outbox',
        'wallet.wallet',
        'user.profiles',
        'notification.deliveries',
      ]),
    );
    expect(found(secrets, places)).toEqual([]);
    expect(found({ username }, stores)).toEqual([]);
    // A search that could not find it would prove nothing.
    expect(found({ username }, places)).not.toEqual([]);
    expect(await sql('wallet', 'SELECT sum(amount) AS sum FROM entry')).toEqual([{ sum: '0' }]);
  });

  it('ends everything at once: the old token, the cookie, the way in; the address is free, the name is not (CT-U35)', async () => {
    const [person] = people(1, 'ends') as [Person];
    const client = await signedIn(person);
    const token = client.accessToken;
    expect((await close(client, person)).status).toBe(204);
    for (const path of ['/me', '/wallet', '/me/export']) {
      const answer = await client.call('GET', path, { headers: { authorization: `Bearer ${token}` } });
      expect([path, answer.status, answer.body.code]).toEqual([path, 401, 'session-has-expired']);
    }
    expect((await client.refresh()).status).toBe(401);
    expect((await client.signIn(person)).body.code).toBe('wrong-credentials');
    const newcomer = new ApiClient(platform.gatewayUrl);
    expect((await newcomer.signUp(person)).body.code).toBe('user-already-exists');
    expect((await newcomer.signUp({ ...person, username: 'ends-again' })).status).toBe(201);
  });

  it('has one effect for a double click, and stays whole whatever else is under way', async () => {
    const some = people(6, 'busy');
    const clients = await Promise.all(some.map(signedIn));
    await Promise.all(
      clients.map(async (client, index) => {
        const person = some[index]!;
        const key = { 'idempotency-key': `close-${index}` };
        const answers = await Promise.all([
          client.call('POST', '/wallet/accounts', { body: { assetCode: 'PLN' } }),
          client.call('PUT', '/me/email', {
            body: { email: `busy-new-${index}@portfel.example`, currentPassword: person.password },
          }),
          close(client, person, key),
          close(client, person, key),
          client.call('POST', '/wallet/accounts', { body: { assetCode: 'EUR' } }),
          new ApiClient(platform.gatewayUrl).signIn(person),
          client.call('GET', '/me/export'),
        ]);
        expect(answers.slice(2, 4).map(({ status }) => status)).toContain(204);
        for (const { status } of answers) expect([200, 201, 202, 204, 401, 403, 404]).toContain(status);
      }),
    );
    await Promise.all(some.map(gone));
    const names = some.map(({ username }) => `'${username}'`).join();
    expect(await sql('auth', `SELECT username FROM account WHERE username IN (${names})`)).toEqual([]);
    expect(await sql('auth', 'SELECT 1 FROM session WHERE account_id NOT IN (SELECT id FROM account)')).toEqual([]);
    await eventually(async () => {
      // The one whose name was refused and taken again has a wallet of their own.
      expect(await sql('wallet', 'SELECT count(*) FROM wallet WHERE closed_at IS NULL')).toEqual([{ count: '1' }]);
      expect(await parked()).toBe(0);
    });
    expect(await sql('wallet', 'SELECT sum(amount) AS sum FROM entry')).toEqual([{ sum: '0' }]);
  });

  it('is carried out to its end by services that were away (BUG-CT-29)', async () => {
    const [person] = people(1, 'away') as [Person];
    const client = await signedIn(person);
    const followers = ['user', 'wallet', 'notification'] as const;
    await Promise.all(followers.map((name) => platform.kill(name)));
    expect((await close(client, person)).status).toBe(204);
    expect((await client.call('GET', '/wallet')).status).toBe(401);
    expect(await profiles(person.username)).toBe(1);
    await Promise.all(followers.map((name) => platform.start(name)));
    await gone(person);
    await eventually(async () =>
      expect(await sql('wallet', 'SELECT count(*) FROM wallet WHERE closed_at IS NULL')).toEqual([{ count: '1' }]),
    );
  });
});
