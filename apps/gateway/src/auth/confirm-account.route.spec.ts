import { ConfirmAccount, SignUp } from '@portfel/contracts';
import { describeCommandRoute, describeJsonBody } from '../../test/describe-command-route';
import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';

const accountId = '01a1fdd6-1b49-778b-8f7d-6ebf91da0d69';
const token = 'one-time-token-from-the-mail';

describe('POST /accounts/confirmations', () => {
  let harness: GatewayHarness;
  beforeAll(async () => (harness = await startHarness()));
  afterAll(() => harness.close());
  beforeEach(() => {
    harness.auth.done.length = 0;
    harness.auth.on(ConfirmAccount, (_, uow) => uow.accept({ accountId }));
  });

  const confirm = (body: unknown = { token }, headers: Record<string, string> = {}) =>
    harness.request('POST', '/accounts/confirmations', { body, headers });

  it('answers 200 and does not tell which account it was', async () => {
    const answer = await confirm();
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({ status: 'confirmed' });
  });

  it('sends the token as a visitor, and not in clear', async () => {
    await confirm();
    expect(harness.auth.done).toMatchObject([
      { name: 'Auth.ConfirmAccount', actor: { type: 'visitor' }, data: { token } },
    ]);
    const seen = harness.wire() + harness.log.join('');
    expect(seen).toContain('Auth.ConfirmAccount');
    expect(seen).not.toContain(token);
  });

  it.each(['hash-not-found', 'email-already-confirmed'] as const)('passes on the rejection %s', async (code) => {
    harness.auth.on(ConfirmAccount, (_, uow) => uow.reject(code));
    expectProblem(await confirm(), code);
  });

  it.each([
    ['must not be empty', ''],
    ['must have at most 200 characters', 'x'.repeat(201)],
    [/expected string/, null],
    [/expected string/, { $ne: '' }],
  ])('refuses a wrong token: %s', async (message, value) => {
    const errors = expectProblem(await confirm({ token: value }), 'validation-error');
    expect(errors).toEqual({ token: [typeof message === 'string' ? message : expect.stringMatching(message)] });
    expect(harness.auth.done).toEqual([]);
  });

  it('spends nothing on a GET, which a scanner of links may send (CT-A16)', async () => {
    expectProblem(await harness.request('GET', `/accounts/confirmations?token=${token}`), 'method-not-allowed');
    expectProblem(await harness.request('GET', `/accounts/confirmations/${token}`), 'not-found');
    expect(harness.auth.done).toEqual([]);
  });

  it('takes an Idempotency-Key that was used at another route: it is another request', async () => {
    harness.auth.on(SignUp, ({ accountId: id, username }, uow) => uow.accept({ accountId: id, username }));
    const person = { email: 'ann@example.com', username: 'ann', password: 'Secret-12345', termsAccepted: true };
    const headers = { 'idempotency-key': 'k-both' };
    expect((await harness.request('POST', '/accounts', { body: person, headers })).statusCode).toBe(201);
    expect((await confirm({ token }, headers)).statusCode).toBe(200);
  });

  describeJsonBody(() => harness, '/accounts/confirmations', { token });
  describeCommandRoute(() => harness, {
    contract: ConfirmAccount,
    status: 200,
    send: (headers) => confirm({ token }, headers),
    sendOther: (headers) => confirm({ token: 'another' }, headers),
  });
});
