import { randomBytes, randomInt } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '@portfel/testing';
import { ApiClient, confirmationToken, mailsTo } from '../../tools/platform/api-client';
import { found, placesOf } from './canaries';
import { startPlatform, type TestPlatform } from './platform';
import { writeInWallet } from './wallet-writings';

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
    const profile = {
      firstName: unique(),
      lastName: unique(),
      twitter: unique().slice(0, 15),
      linkedIn: `https://${unique()}.example`,
      personalWebsite: `https://${unique()}.example`,
      title: unique(),
      bio: unique(),
    };
    const changed = { title: unique(), bio: unique() };
    const client = new ApiClient(platform.gatewayUrl);
    await client.signUp({ ...person, ...profile });
    const token = await confirmationToken(platform.parts.mailWebUrl, person.email);
    await client.confirm(token);
    await client.signIn({ email: person.email, password: wrong });
    const signedIn = await client.signIn(person);
    const cookies = [signedIn, await client.refresh()].map(
      ({ headers }) => /portfel_refresh=([^;]+)/.exec(headers.get('set-cookie')!)![1]!,
    );
    const accessToken = client.accessToken!;
    await eventually(async () => expect((await client.call('GET', '/me/settings')).status).toBe(200));
    expect((await client.call('PATCH', '/me/profile', { body: changed })).status).toBe(204);
    await client.call('GET', '/users/canary');
    await eventually(async () => expect((await client.call('GET', '/wallet')).status).toBe(200));
    const writings = await writeInWallet(client);
    const secondFactor = await useSecondFactor(client);
    await client.signOut();
    return {
      ...profile,
      'changed title': changed.title,
      'changed bio': changed.bio,
      email: person.email,
      password: person.password,
      'wrong password': wrong,
      'confirmation token': token,
      'refresh token': cookies[0]!.split('.')[1]!,
      'rotated refresh token': cookies[1]!.split('.')[1]!,
      'signature of the access token': accessToken.split('.')[2]!,
      ...writings,
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

  const everyPlace = () => placesOf(platform);

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
