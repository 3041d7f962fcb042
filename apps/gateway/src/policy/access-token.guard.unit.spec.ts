import type { ExecutionContext } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import { ProblemError } from '@portfel/platform';
import { AccessTokenGuard } from './access-token.guard';
import type { SignedIn } from './caller';
import type { LiveSessions } from './live-sessions';
import type { Access } from './route.decorator';
import type { VerifiedTokens } from './verified-tokens';

const ann: SignedIn = { accountId: 'ann', sessionId: 'session', role: 'worker', username: 'ann' };

/** Asks a route with this access. Every token that has the form of one is good. @returns who is let in */
async function ask(
  access: Access,
  authorization: string | undefined,
  check: () => Promise<SignedIn | undefined> = () => Promise.resolve(ann),
) {
  const reflector = { get: () => access } as unknown as Reflector;
  const verified = { find: () => ann } as unknown as VerifiedTokens;
  const request: { headers: object; user?: SignedIn } = { headers: { authorization } };
  const context = {
    getHandler: () => ask,
    switchToHttp: () => ({ getRequest: () => request }),
  } as unknown as ExecutionContext;
  const guard = new AccessTokenGuard(reflector, { check } as unknown as LiveSessions, verified);
  const open = await guard.canActivate(context);
  return { open, user: request.user };
}

describe('A route whose token is optional (CT-A13)', () => {
  it('knows who is signed in', async () => {
    expect(await ask('optional', 'Bearer a.b.c')).toEqual({ open: true, user: ann });
  });

  it.each([
    ['no token', undefined, ann],
    ['another scheme', 'Basic YW5uOmE=', ann],
    ['a token of an ended session', 'Bearer a.b.c', undefined],
  ])('answers as to a visitor when there is %s', async (_what, header, alive) => {
    expect(await ask('optional', header, () => Promise.resolve(alive))).toEqual({ open: true, user: undefined });
  });

  it('does not take somebody for a visitor because auth is away', async () => {
    const away = () => Promise.reject(new ProblemError('service-unavailable'));
    await expect(ask('optional', 'Bearer a.b.c', away)).rejects.toMatchObject({ code: 'service-unavailable' });
  });
});

describe('A route with roles', () => {
  it('is open to those it names', async () => {
    expect(await ask({ roles: ['admin', 'worker'] }, 'Bearer a.b.c')).toEqual({ open: true, user: ann });
    await expect(ask({ roles: ['admin', 'manager'] }, 'Bearer a.b.c')).rejects.toMatchObject({ code: 'role-required' });
    await expect(ask({ roles: ['worker'] }, undefined)).rejects.toMatchObject({ code: 'invalid-token' });
  });
});
