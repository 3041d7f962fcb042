import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import { newSecrets } from '../../../../tools/platform/secrets';
import type { Account } from '../domain/account';
import { AccessTokens } from './access-tokens';

const now = new Date('2026-03-01T12:00:00.750Z');
const second = (date: Date) => Math.floor(date.getTime() / 1_000);
const account: Account = {
  id: 'account-id',
  username: 'ann',
  email: 'ann@example.org',
  passwordHash: 'hash',
  passwordChangedAt: null,
  emailChangedAt: null,
  role: 'manager',
  createdAt: now,
  confirmedAt: now,
  deactivatedAt: null,
};

function newTokens(minutes = 15) {
  const { accessTokenPrivateKey, accessTokenKeyId } = newSecrets();
  const tokens = new AccessTokens({
    ACCESS_TOKEN_PRIVATE_KEY: accessTokenPrivateKey,
    ACCESS_TOKEN_KEY_ID: accessTokenKeyId,
    ACCESS_TOKEN_MINUTES: minutes,
  });
  return { tokens, keyId: accessTokenKeyId };
}

async function verify(tokens: AccessTokens, token: string, currentDate = now) {
  const keys = createLocalJWKSet(await tokens.publicKeys());
  return await jwtVerify(token, keys, { currentDate, algorithms: ['ES256'], issuer: 'portfel', audience: 'portfel' });
}

describe('AccessTokens', () => {
  it('says who, in which session, as what, from when until when, and nothing more', async () => {
    const { tokens } = newTokens();
    expect(decodeJwt(await tokens.issue(account, 'session-id', now))).toEqual({
      sub: 'account-id',
      sid: 'session-id',
      role: 'manager',
      username: 'ann',
      type: 'access',
      iss: 'portfel',
      aud: 'portfel',
      iat: second(now),
      exp: second(now) + 15 * 60,
    });
  });

  it('names algorithm and key in the header', async () => {
    const { tokens, keyId } = newTokens();
    const header = decodeProtectedHeader(await tokens.issue(account, 'session-id', now));
    expect(header).toEqual({ alg: 'ES256', kid: keyId, typ: 'JWT' });
  });

  it.each([1, 7, 60])('lives for the %i minutes of the configuration', async (minutes) => {
    const { tokens } = newTokens(minutes);
    const token = await tokens.issue(account, 'session-id', now);
    const { iat, exp } = decodeJwt(token);
    expect(exp! - iat!).toBe(minutes * 60);
    expect(tokens.lifetimeSeconds).toBe(minutes * 60);
    const end = (iat! + minutes * 60) * 1_000;
    await expect(verify(tokens, token, new Date(end - 1_000))).resolves.toBeDefined();
    await expect(verify(tokens, token, new Date(end))).rejects.toMatchObject({ code: 'ERR_JWT_EXPIRED' });
  });

  it('is verified by the published key and by no other', async () => {
    const { tokens } = newTokens();
    const token = await tokens.issue(account, 'session-id', now);
    expect((await verify(tokens, token)).payload.sub).toBe('account-id');

    const [{ kid }] = (await tokens.publicKeys()).keys as [{ kid: string }];
    const [stranger] = (await newTokens().tokens.publicKeys()).keys;
    const keys = createLocalJWKSet({ keys: [{ ...stranger!, kid }] });
    await expect(jwtVerify(token, keys, { currentDate: now })).rejects.toMatchObject({
      code: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
    });
  });

  it('is worth nothing after its claims were changed', async () => {
    const { tokens } = newTokens();
    const [header, , signature] = (await tokens.issue(account, 'session-id', now)).split('.');
    const claims = decodeJwt(await tokens.issue({ ...account, role: 'admin' }, 'session-id', now));
    const forged = Buffer.from(JSON.stringify(claims)).toString('base64url');
    await expect(verify(tokens, `${header}.${forged}.${signature}`)).rejects.toMatchObject({
      code: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
    });
  });

  it('publishes no private part of the key', async () => {
    const { tokens, keyId } = newTokens();
    const coordinate = expect.stringMatching(/^[\w-]{43}$/) as string;
    expect(await tokens.publicKeys()).toEqual({
      keys: [{ kty: 'EC', crv: 'P-256', x: coordinate, y: coordinate, alg: 'ES256', use: 'sig', kid: keyId }],
    });
    expect(Object.keys((await tokens.publicKeys()).keys[0]!)).not.toContain('d');
  });
});
