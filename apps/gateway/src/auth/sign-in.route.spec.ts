import { SignIn } from '@portfel/contracts';
import { describeCommandRoute, describeJsonBody } from '../../test/describe-command-route';
import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';
import { cookiesOf, grant, grantAnswer, grantedCookie } from '../../test/session-grant';

const credentials = { email: 'ann@example.com', password: 'Secret-12345' };

describe('POST /sessions', () => {
  let harness: GatewayHarness;
  beforeAll(async () => (harness = await startHarness()));
  afterAll(() => harness.close());
  beforeEach(() => {
    harness.auth.done.length = 0;
    harness.auth.on(SignIn, (_, uow) => uow.accept(grant));
  });

  const signIn = (body: unknown = credentials, headers: Record<string, string> = {}) =>
    harness.request('POST', '/sessions', { body, headers });

  it('answers 201 with the access token and the account, and nowhere in it the refresh token', async () => {
    const answer = await signIn();
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toEqual(grantAnswer);
    expect(answer.body).not.toContain(grant.refreshToken);
  });

  it('sets the refresh cookie HttpOnly, SameSite=Strict, for every path, for 7 days (CT-A06)', async () => {
    expect(cookiesOf(await signIn())).toEqual([grantedCookie]);
  });

  it('sends the credentials as they were typed, as a visitor', async () => {
    await signIn({ email: 'Ann@Example.com', password: ' secret ' });
    const data = { email: 'Ann@Example.com', password: ' secret ' };
    expect(harness.auth.done).toMatchObject([{ name: 'Auth.SignIn', actor: { type: 'visitor' }, data }]);
  });

  it('puts neither credentials nor tokens on a topic or in the log in clear (PF-U06)', async () => {
    await signIn();
    const seen = harness.wire() + harness.log.join('');
    expect(seen).toContain('accessTokenSeconds');
    for (const secret of [...Object.values(credentials), grant.accessToken, 'the-refresh-token']) {
      expect(seen).not.toContain(secret);
      expect(seen).not.toContain(Buffer.from(secret).toString('base64url').slice(0, -2));
    }
  });

  it('sends the code of the second factor, not in clear (CT-S12)', async () => {
    await signIn({ ...credentials, code: '918273' });
    expect(harness.auth.done).toMatchObject([{ data: { ...credentials, code: '918273' } }]);
    expect(harness.wire() + harness.log.join('')).not.toContain('918273');
  });

  it.each(SignIn.errors)('passes on the rejection %s and sets no cookie', async (code) => {
    harness.auth.on(SignIn, (_, uow) => uow.reject(code));
    const answer = await signIn();
    expectProblem(answer, code);
    expect(cookiesOf(answer)).toEqual([]);
  });

  it('tells wrong credentials at the e-mail, whichever of the two is wrong, and nothing else there (SD-U02)', async () => {
    for (const code of SignIn.errors) {
      harness.auth.on(SignIn, (_, uow) => uow.reject(code));
      const fields = code === 'wrong-credentials' ? { email: ['or the password is wrong'] } : undefined;
      expect(expectProblem(await signIn(), code)).toEqual(fields);
    }
  });

  it.each([
    ['email', 'must not be empty', ''],
    ['email', 'must have at most 254 characters', 'a'.repeat(255)],
    ['email', /expected string/, null],
    ['email', /expected string/, { $ne: '' }],
    ['code', 'must not be empty', ''],
    ['code', 'must have at most 20 characters', '1'.repeat(21)],
    ['password', 'must not be empty', ''],
    ['password', 'must have at most 128 characters', 'a'.repeat(129)],
    ['password', /expected string/, null],
    ['password', /expected string/, 12345678],
  ])('refuses a wrong %s: %s', async (field, message, value) => {
    const errors = expectProblem(await signIn({ ...credentials, [field]: value }), 'validation-error');
    expect(errors).toEqual({ [field]: [typeof message === 'string' ? message : expect.stringMatching(message)] });
    expect(harness.auth.done).toEqual([]);
  });

  it('never gives tokens by way of an operation: Prefer: respond-async waits for them', async () => {
    const answer = await signIn(credentials, { prefer: 'respond-async' });
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toEqual(grantAnswer);
  });

  describeJsonBody(() => harness, '/sessions', credentials);
  describeCommandRoute(() => harness, {
    contract: SignIn,
    status: 201,
    send: (headers) => signIn(credentials, headers),
    sendOther: (headers) => signIn({ ...credentials, password: 'other' }, headers),
  });
});

describe('POST /sessions, when auth is late', () => {
  it('answers 504 without a cookie, and the same key gets the one session later', async () => {
    const harness = await startHarness({ SECRET_WAIT_MS: '300' });
    harness.auth.on(SignIn, (_, uow) => uow.accept(grant));
    const options = { body: credentials, headers: { 'idempotency-key': 'k-late' } };
    harness.auth.hold();
    const late = await harness.request('POST', '/sessions', options);
    expectProblem(late, 'reply-timeout');
    expect([late.headers.location, cookiesOf(late)]).toEqual([undefined, []]);
    harness.auth.release();
    const answer = await harness.request('POST', '/sessions', options);
    expect(answer.statusCode).toBe(201);
    expect(cookiesOf(answer)).toEqual([grantedCookie]);
    expect(harness.auth.done).toHaveLength(1);
    await harness.close();
  });
});

describe('POST /sessions in production', () => {
  it('sets the refresh cookie for encrypted connections only', async () => {
    const harness = await startHarness({ NODE_ENV: 'production' });
    harness.auth.on(SignIn, (_, uow) => uow.accept(grant));
    const answer = await harness.request('POST', '/sessions', { body: credentials });
    expect(cookiesOf(answer)).toEqual([{ ...grantedCookie, attributes: [...grantedCookie.attributes, 'Secure'] }]);
    await harness.close();
  });
});
