import { CloseAccount } from '@portfel/contracts';
import type { TestPerson } from '../../test/access-token';
import { describeCommandRoute } from '../../test/describe-command-route';
import { describeSignedInRoute } from '../../test/describe-signed-in-route';
import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';
import { clearedCookie, cookiesOf } from '../../test/session-grant';

const body = { password: 'Correct-horse-1' };

describe('POST /me/closure', () => {
  let harness: GatewayHarness;
  let person: TestPerson;
  beforeAll(async () => {
    harness = await startHarness();
    person = harness.newPerson();
  });
  afterAll(() => harness.close());
  beforeEach(() => {
    harness.auth.done.length = 0;
    harness.auth.on(CloseAccount, (_, uow) => uow.accept({ sessionIds: [] }));
    harness.questions.refuse('GetWallet', 'wallet-not-found');
  });

  const close = (data: unknown = body, headers: Record<string, string> = {}, one = person) =>
    harness.request('POST', '/me/closure', { body: data, headers, token: one.token() });
  const use = (one: TestPerson) => harness.request('GET', '/wallet', { token: one.token() });

  it('asks for, and as, the person in the token, forgets the cookie, and sends no password in clear', async () => {
    const answer = await close({ ...body, code: '123456' });
    expect([answer.statusCode, answer.body]).toEqual([204, '']);
    expect(cookiesOf(answer)).toEqual([clearedCookie]);
    const { accountId } = person;
    expect(harness.auth.done).toEqual([
      {
        name: 'Auth.CloseAccount',
        actor: { type: 'account', id: accountId },
        data: { accountId, ...body, code: '123456' },
      },
    ]);
    expect(harness.wire() + harness.log.join('')).not.toContain(body.password);
  });

  it('refuses the tokens of every session that ended with it, at once (CT-U35)', async () => {
    const one = harness.newPerson();
    const other = one.onAnotherDevice();
    for (const device of [one, other]) expectProblem(await use(device), 'wallet-not-found');
    harness.auth.on(CloseAccount, (_, uow) => uow.accept({ sessionIds: [one.sessionId, other.sessionId] }));
    expect((await close(body, {}, one)).statusCode).toBe(204);
    for (const device of [one, other]) expectProblem(await use(device), 'session-has-expired');
    expectProblem(await close(body, {}, one), 'session-has-expired');
  });

  it('answers a double click with one effect', async () => {
    const one = harness.newPerson();
    harness.auth.on(CloseAccount, (_, uow) => uow.accept({ sessionIds: [one.sessionId] }));
    const key = { 'idempotency-key': 'k-twice' };
    const answers = await Promise.all([close(body, key, one), close(body, key, one)]);
    // The second one may come when the session is over already.
    expect(answers.map(({ statusCode }) => statusCode)).toContain(204);
    for (const { statusCode } of answers) expect([204, 401]).toContain(statusCode);
    expect(harness.auth.done).toHaveLength(1);
  });

  it.each(CloseAccount.errors)('passes on the rejection %s, and leaves the cookie', async (code) => {
    harness.auth.on(CloseAccount, (_, uow) => uow.reject(code));
    const answer = await close();
    expectProblem(answer, code);
    expect(cookiesOf(answer)).toEqual([]);
  });

  it.each([
    ['password', {}],
    ['password', { password: '' }],
    ['password', { password: { $ne: '' } }],
    ['code', { ...body, code: '' }],
    ['userId', { ...body, userId: '01890000-0000-7000-8000-000000000000' }],
  ])('refuses a wrong %s and sends nothing', async (field, data) => {
    expect(Object.keys(expectProblem(await close(data), 'validation-error')!)).toEqual([field]);
    expect(harness.auth.done).toEqual([]);
  });

  describeCommandRoute(() => harness, {
    contract: CloseAccount,
    status: 204,
    send: (headers) => close(body, headers),
    sendOther: (headers) => close({ password: 'Different-horse-1' }, headers),
  });
  describeSignedInRoute(() => harness, {
    status: 204,
    send: (options) => harness.request('POST', '/me/closure', { body, ...options }),
  });
});
