import { ChangePassword } from '@portfel/contracts';
import type { TestPerson } from '../../test/access-token';
import { describeCommandRoute } from '../../test/describe-command-route';
import { describeSignedInRoute } from '../../test/describe-signed-in-route';
import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';

const body = { currentPassword: 'Correct-horse-1', password: 'Another-horse-2', passwordRepeat: 'Another-horse-2' };

describe('PUT /me/password', () => {
  let harness: GatewayHarness;
  let person: TestPerson;
  beforeAll(async () => {
    harness = await startHarness();
    person = harness.newPerson();
  });
  afterAll(() => harness.close());
  beforeEach(() => {
    harness.auth.done.length = 0;
    harness.auth.on(ChangePassword, (_, uow) => uow.accept({ sessionIds: [] }));
    harness.questions.refuse('GetWallet', 'wallet-not-found');
    harness.questions.on('GetOperation', ({ commandId }) => harness.auth.operation(commandId));
  });

  const change = (data: unknown = body, headers: Record<string, string> = {}) =>
    harness.request('PUT', '/me/password', { body: data, headers, token: person.token() });

  it('asks for, and as, the person in the token, and sends no password in clear', async () => {
    const answer = await change();
    expect([answer.statusCode, answer.body]).toEqual([204, '']);
    const { accountId, sessionId: keptSessionId } = person;
    const { currentPassword, password: newPassword } = body;
    expect(harness.auth.done).toEqual([
      {
        name: 'Auth.ChangePassword',
        actor: { type: 'account', id: accountId },
        data: { accountId, keptSessionId, currentPassword, newPassword },
      },
    ]);
    const seen = harness.wire() + harness.log.join('');
    for (const secret of [currentPassword, newPassword]) expect(seen).not.toContain(secret);
  });

  it('sends the code of the second factor, not in clear (CT-S15)', async () => {
    await change({ ...body, code: '918273' });
    expect(harness.auth.done).toMatchObject([{ data: { code: '918273' } }]);
    expect(harness.wire() + harness.log.join('')).not.toContain('918273');
  });

  it('refuses the tokens of the sessions that ended with it, at once (CT-U24)', async () => {
    const other = person.onAnotherDevice();
    const use = (one: TestPerson) => harness.request('GET', '/wallet', { token: one.token() });
    expectProblem(await use(other), 'wallet-not-found');
    harness.auth.on(ChangePassword, (_, uow) => uow.accept({ sessionIds: [other.sessionId] }));
    await change();
    expectProblem(await use(other), 'session-has-expired');
    expectProblem(await use(person), 'wallet-not-found');
  });

  it.each(ChangePassword.errors)('passes on the rejection %s', async (code) => {
    harness.auth.on(ChangePassword, (_, uow) => uow.reject(code));
    expectProblem(await change(), code);
  });

  it.each([
    ['passwordRepeat', { ...body, passwordRepeat: 'Another-horse-3' }],
    ['password', { ...body, password: 'weak', passwordRepeat: 'weak' }],
    ['currentPassword', { ...body, currentPassword: '' }],
    ['accountId', { ...body, accountId: '01890000-0000-7000-8000-000000000000' }],
  ])('refuses a wrong %s and sends nothing (CT-U21)', async (field, data) => {
    expect(Object.keys(expectProblem(await change(data), 'validation-error')!)).toEqual([field]);
    expect(harness.auth.done).toEqual([]);
  });

  describeCommandRoute(() => harness, {
    contract: ChangePassword,
    status: 204,
    send: (headers) => change(body, headers),
    sendOther: (headers) => change({ ...body, currentPassword: 'Different-horse-1' }, headers),
  });
  describeSignedInRoute(() => harness, {
    status: 204,
    send: (options) => harness.request('PUT', '/me/password', { body, ...options }),
  });
});
