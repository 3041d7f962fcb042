import { randomUUID } from 'node:crypto';
import { decodeJwt, importPKCS8, SignJWT } from 'jose';
import type { AuthQueryService, IsAuthenticatedResponse } from '@portfel/contracts';
import type { QuestionClient } from '@portfel/platform';
import { AuthHarness, newVisitor } from './auth-harness';
import { withTotp } from './protected-person';

describe('auth, asked by services', () => {
  let auth: AuthHarness;
  let questions: QuestionClient<AuthQueryService>;
  beforeAll(async () => {
    auth = await AuthHarness.start();
    questions = auth.questions();
  });
  afterAll(async () => {
    questions?.close();
    await auth?.close();
  });

  const context = () => ({ correlationId: randomUUID() });
  const notFound = (code: string) => ({ code });
  /** A service without the token is told nothing at all. */
  const strangerAsks = async (ask: (stranger: QuestionClient<AuthQueryService>) => Promise<unknown>) => {
    const stranger = auth.questions('another-token-of-at-least-32-characters');
    await expect(ask(stranger)).rejects.toMatchObject({ detail: expect.stringMatching('UNAUTHENTICATED') as string });
    stranger.close();
  };

  describe('IsAuthenticated (SD-G01)', () => {
    const ask = (token: string, authType = 'user') => questions.ask('IsAuthenticated', { token, authType }, context());
    const failed = (error: string): IsAuthenticatedResponse => ({ success: false, error, tokenData: undefined });
    const answered = async (token: string, authType?: string) => {
      const { success, error, tokenData } = await ask(token, authType);
      return { success, error, tokenData: tokenData ?? undefined };
    };

    it('answers whose token it is', async () => {
      const { accessToken, accountId, username, email } = await auth.signedIn();
      const tokenData = { accountId, username, email, role: 'user' };
      expect(await answered(accessToken)).toEqual({ success: true, error: undefined, tokenData });
      expect(await answered(accessToken, '')).toMatchObject({ success: true });
    });

    it('answers NoAuthTokenProvided without a token', async () => {
      expect(await answered('')).toEqual(failed('NoAuthTokenProvided'));
    });

    it('answers NotAuthenticatedAdmin to everybody but an admin, by the role of now', async () => {
      const { accessToken, accountId } = await auth.signedIn();
      expect(await answered(accessToken, 'admin')).toEqual(failed('NotAuthenticatedAdmin'));
      expect(await answered(accessToken, 'no such type')).toEqual(failed('NotAuthenticatedAdmin'));
      await auth.sql(`UPDATE account SET role = 'admin' WHERE id = $1`, [accountId]);
      expect(await answered(accessToken, 'admin')).toMatchObject({ success: true, tokenData: { role: 'admin' } });
    });

    it('answers NotAuthenticated when the session has ended, and when the token has expired', async () => {
      const [signedOut, late] = [await auth.signedIn(), await auth.signedIn()];
      await auth.endSession(signedOut.sessionId, signedOut.accountId);
      expect(await answered(signedOut.accessToken)).toEqual(failed('NotAuthenticated'));
      auth.clock.advance(15 * 60_000 + 1_000);
      expect(await answered(late.accessToken)).toEqual(failed('NotAuthenticated'));
    });

    it('answers NotAuthenticated to a token that is not quite ours', async () => {
      const { accessToken } = await auth.signedIn();
      const claims = decodeJwt(accessToken);
      const key = await importPKCS8(auth.secrets.accessTokenPrivateKey, 'ES256');
      const signed = (over: object) =>
        new SignJWT({ ...claims, ...over })
          .setProtectedHeader({ alg: 'ES256', kid: auth.secrets.accessTokenKeyId })
          .sign(key);
      expect(await answered(await signed({}))).toMatchObject({ success: true });
      const [header, payload] = accessToken.split('.');
      const none = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
      const flawed = [
        ...(await Promise.all(
          [
            { iss: 'x' },
            { aud: 'x' },
            { type: 'refresh' },
            { sid: undefined },
            { exp: undefined },
            { sub: randomUUID() },
          ].map(signed),
        )),
        'garbage',
        `${none}.${payload}.`,
        `${header}.${payload}.`,
      ];
      for (const token of flawed) expect(await answered(token)).toEqual(failed('NotAuthenticated'));
    });

    it('is for services', async () => {
      await strangerAsks((stranger) => stranger.ask('IsAuthenticated', { token: 'any', authType: '' }, context()));
    });
  });

  describe('GetUserData (SD-G02)', () => {
    it('answers how to reach a person', async () => {
      const { accountId: userId, username, email } = await auth.confirmed();
      expect(await questions.ask('GetUserData', { userId }, context())).toEqual({ userId, username, email });
    });

    it('knows nobody by another id', async () => {
      for (const userId of [randomUUID(), 'ann', '']) {
        await expect(questions.ask('GetUserData', { userId }, context())).rejects.toMatchObject(
          notFound('user-not-found'),
        );
      }
    });

    it('is for services, of their own accord: neither for strangers nor for a person, not even the owner', async () => {
      const { accountId: userId } = await auth.confirmed();
      await strangerAsks((stranger) => stranger.ask('GetUserData', { userId }, context()));
      await expect(questions.ask('GetUserData', { userId }, { ...context(), actorId: userId })).rejects.toMatchObject({
        detail: expect.stringMatching('PERMISSION_DENIED') as string,
      });
    });
  });

  describe('ListUsernames', () => {
    const ask = (accountIds: string[]) => questions.ask('ListUsernames', { accountIds }, context());

    it('tells what people are called and nothing else, and is silent on whoever is not there', async () => {
      const [ann, bob, unconfirmed] = [await auth.confirmed(), await auth.confirmed(), await auth.unconfirmed()];
      const unknown = [randomUUID(), unconfirmed.accountId, 'ann', ''];
      const { names } = await ask([ann.accountId, ...unknown, bob.accountId, ann.accountId]);
      expect(names).toHaveLength(2);
      for (const { accountId, username } of [ann, bob]) expect(names).toContainEqual({ accountId, username });
      expect(await ask([])).toEqual({ names: [] });
    });

    it('names a person who is shut out, for what they did is not undone', async () => {
      const { accountId, username } = await auth.confirmed();
      await auth.sql('UPDATE account SET deactivated_at = now() WHERE id = $1', [accountId]);
      expect(await ask([accountId])).toEqual({ names: [{ accountId, username }] });
    });

    it('answers for 200 accounts at once, and for no more', async () => {
      expect(await ask(Array.from({ length: 200 }, () => randomUUID()))).toEqual({ names: [] });
      await expect(ask(Array.from({ length: 201 }, () => randomUUID()))).rejects.toMatchObject({
        detail: expect.stringMatching('INVALID_ARGUMENT') as string,
      });
    });

    it('is for services', async () => {
      await strangerAsks((stranger) => stranger.ask('ListUsernames', { accountIds: [] }, context()));
    });
  });

  describe('GetUserLoginTokenData (SD-G03)', () => {
    const ask = (email: string, password: string) =>
      questions.ask('GetUserLoginTokenData', { email, password }, context());

    it('answers what a token is made of, for right credentials', async () => {
      const { accountId, username, email, password } = await auth.confirmed();
      expect(await ask(email, password)).toEqual({ tokenData: { accountId, username, email, role: 'user' } });
    });

    it('answers alike to a wrong password and to a name nobody has', async () => {
      const { email } = await auth.confirmed();
      await expect(ask(email, 'Wrong-horse-1')).rejects.toMatchObject(notFound('wrong-credentials'));
      await expect(ask(newVisitor().email, 'Wrong-horse-1')).rejects.toMatchObject(notFound('wrong-credentials'));
    });

    it('tells the owner of the right password only that an account is not confirmed', async () => {
      const { email, password } = await auth.unconfirmed();
      await expect(ask(email, 'Wrong-horse-1')).rejects.toMatchObject(notFound('wrong-credentials'));
      await expect(ask(email, password)).rejects.toMatchObject(notFound('account-not-confirmed'));
    });

    it('does not let a password alone in where a second factor is on, nor anybody who is shut out', async () => {
      const [careful, out] = [await withTotp(auth), await auth.confirmed()];
      await auth.sql('UPDATE account SET deactivated_at = now() WHERE id = $1', [out.accountId]);
      await expect(ask(careful.email, careful.password)).rejects.toMatchObject(notFound('two-fa-required'));
      await expect(ask(out.email, out.password)).rejects.toMatchObject(notFound('account-deactivated'));
    });

    it('counts tries together with those at sign-in, also at once, and holds both back', async () => {
      const { email, password } = await auth.confirmed();
      const tries = await Promise.allSettled(Array.from({ length: 12 }, () => ask(email, 'Wrong-horse-1')));
      const codes = tries.map((one) => (one as { reason: { code: string } }).reason.code);
      expect(new Set(codes)).toEqual(new Set(['wrong-credentials', 'too-many-requests']));
      await expect(ask(email, password)).rejects.toMatchObject(notFound('too-many-requests'));
      expect(await auth.signIn({ email, password })).toMatchObject({ rejection: { code: 'too-many-requests' } });
    });

    it('is for services', async () => {
      const { email, password } = await auth.confirmed();
      await strangerAsks((stranger) => stranger.ask('GetUserLoginTokenData', { email, password }, context()));
    });
  });
});
