import { randomUUID } from 'node:crypto';
import { RefreshSession } from '@portfel/contracts';
import { describeCommandRoute } from '../../test/describe-command-route';
import { expectProblem, startHarness, type GatewayHarness, type RequestOptions } from '../../test/gateway-harness';
import { clearedCookie, cookiesOf, grant, grantAnswer, grantedCookie } from '../../test/session-grant';

const sessionId = randomUUID();
const refreshToken = `${sessionId}.presented-token`;

describe('POST /sessions/refresh', () => {
  let harness: GatewayHarness;
  beforeAll(async () => (harness = await startHarness()));
  afterAll(() => harness.close());
  beforeEach(() => {
    harness.auth.done.length = 0;
    harness.auth.on(RefreshSession, (_, uow) => uow.accept(grant));
  });

  const send = (options: RequestOptions = {}) => harness.request('POST', '/sessions/refresh', options);
  const refresh = (token = refreshToken, headers: Record<string, string> = {}) =>
    send({ headers: { cookie: `portfel_refresh=${token}`, ...headers } });

  it('answers 200 with new tokens and the account (CT-A08)', async () => {
    const answer = await refresh();
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual(grantAnswer);
    expect(answer.body).not.toContain(grant.refreshToken);
  });

  it('puts the next refresh token in place of the presented one', async () => {
    expect(cookiesOf(await refresh())).toEqual([grantedCookie]);
  });

  it('sends the token, sealed, to the session it names', async () => {
    await refresh();
    expect(harness.auth.done).toMatchObject([{ name: 'Auth.RefreshSession', data: { sessionId, refreshToken } }]);
    const seen = harness.wire() + harness.log.join('');
    expect(seen).toContain(sessionId);
    for (const secret of ['presented-token', 'the-refresh-token', grant.accessToken, grant.email]) {
      expect(seen).not.toContain(secret);
    }
  });

  it('needs no access token, and minds no expired one (CT-A07)', async () => {
    const token = harness.newPerson().token({ claims: { exp: 1 } });
    const answer = await refresh(refreshToken, { authorization: `Bearer ${token}` });
    expect(answer.statusCode).toBe(200);
  });

  it('takes the token from the cookie and from nowhere else', async () => {
    const headers = { authorization: `Bearer ${refreshToken}`, 'x-access-token': `Bearer ${refreshToken}` };
    expectProblem(await send({ headers, body: { refreshToken } }), 'invalid-token');
    expect(harness.auth.done).toEqual([]);
  });

  it.each([
    ['no cookie', undefined],
    ['an empty cookie', ''],
    ['a cookie that names no session', 'no-uuid.token'],
    ['an access token', 'eyJhbGciOiJFUzI1NiJ9.e30.c2ln'],
    ['a cookie of more than 200 characters', `${sessionId}.${'x'.repeat(200)}`],
  ])('answers invalid-token to %s, sends nothing and clears the cookie', async (_what, token) => {
    const answer = token === undefined ? await send() : await refresh(token);
    expectProblem(answer, 'invalid-token');
    expect(cookiesOf(answer)).toEqual([clearedCookie]);
    expect(harness.auth.done).toEqual([]);
  });

  it.each(['invalid-token', 'session-has-expired'] as const)(
    'passes on the rejection %s and clears the cookie',
    async (code) => {
      harness.auth.on(RefreshSession, (_, uow) => uow.reject(code));
      const answer = await refresh();
      expectProblem(answer, code);
      expect(cookiesOf(answer)).toEqual([clearedCookie]);
    },
  );

  it('leaves the cookie alone while the broker is away', async () => {
    harness.broker.goAway();
    const answer = await refresh();
    harness.broker.comeBack();
    expectProblem(answer, 'service-unavailable');
    expect(cookiesOf(answer)).toEqual([]);
  });

  it('does nothing on a GET (CT-A16)', async () => {
    const answer = await harness.request('GET', '/sessions/refresh', {
      headers: { cookie: `portfel_refresh=${refreshToken}` },
    });
    expectProblem(answer, 'method-not-allowed');
    expect(harness.auth.done).toEqual([]);
  });

  describeCommandRoute(() => harness, {
    contract: RefreshSession,
    status: 200,
    send: (headers) => refresh(refreshToken, headers),
    sendOther: (headers) => refresh(`${sessionId}.another-token`, headers),
  });
});

describe('POST /sessions/refresh, when auth is late', () => {
  it('answers 504 and leaves the cookie alone', async () => {
    const harness = await startHarness({ SECRET_WAIT_MS: '300' });
    harness.auth.on(RefreshSession, (_, uow) => uow.accept(grant));
    harness.auth.hold();
    const headers = { cookie: `portfel_refresh=${refreshToken}` };
    const answer = await harness.request('POST', '/sessions/refresh', { headers });
    expectProblem(answer, 'reply-timeout');
    expect([answer.headers.location, cookiesOf(answer)]).toEqual([undefined, []]);
    await harness.close();
  });
});
