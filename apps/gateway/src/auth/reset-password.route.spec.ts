import { ResetPassword } from '@portfel/contracts';
import { describeCommandRoute, describeJsonBody } from '../../test/describe-command-route';
import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';

const body = { token: 'one-time-token-from-the-mail', password: 'Another-horse-2' };

describe('POST /password-resets/completion', () => {
  let harness: GatewayHarness;
  beforeAll(async () => (harness = await startHarness()));
  afterAll(() => harness.close());
  beforeEach(() => {
    harness.auth.done.length = 0;
    harness.auth.on(ResetPassword, (_, uow) => uow.accept({}));
    harness.questions.on('GetOperation', ({ commandId }) => harness.auth.operation(commandId));
  });

  const path = '/password-resets/completion';
  const reset = (data: unknown = body, headers: Record<string, string> = {}) =>
    harness.request('POST', path, { body: data, headers });

  it('answers 204, and sends neither token nor password in clear', async () => {
    const answer = await reset();
    expect([answer.statusCode, answer.body]).toEqual([204, '']);
    const { token, password: newPassword } = body;
    expect(harness.auth.done).toMatchObject([{ actor: { type: 'visitor' }, data: { token, newPassword } }]);
    const seen = harness.wire() + harness.log.join('');
    for (const secret of Object.values(body)) expect(seen).not.toContain(secret);
  });

  it('takes a number and the code it got in place of the token (CT-U31)', async () => {
    const byPhone = { phone: '+48600100212', code: '918273', password: body.password };
    expect((await reset(byPhone)).statusCode).toBe(204);
    const { password: newPassword, ...proof } = byPhone;
    expect(harness.auth.done).toMatchObject([{ actor: { type: 'visitor' }, data: { ...proof, newPassword } }]);
    const seen = harness.wire() + harness.log.join('');
    for (const secret of [byPhone.phone, byPhone.code]) expect(seen).not.toContain(secret);
  });

  it.each([
    [{ phone: '+48600100212' }, ['code']],
    [{ code: '918273' }, ['code', 'token']],
    [{ token: 't', phone: '+48600100212', code: '918273' }, ['phone']],
    [{ token: 't', code: '918273' }, ['code']],
    [{ phone: 'x', code: '918273' }, ['phone']],
  ])('refuses %j', async (proof, fields) => {
    const errors = expectProblem(await reset({ password: body.password, ...proof }), 'validation-error');
    expect(Object.keys(errors!).sort()).toEqual(fields);
    expect(harness.auth.done).toEqual([]);
  });

  it.each(ResetPassword.errors)('passes on the rejection %s', async (code) => {
    harness.auth.on(ResetPassword, (_, uow) => uow.reject(code));
    expectProblem(await reset(), code);
  });

  it.each(['Short-1', 'no-upper-1', 'NO-LOWER-1', 'No-digit-x', 'NoSpecial1'])(
    'refuses the password %s',
    async (password) => {
      const errors = expectProblem(await reset({ ...body, password }), 'validation-error');
      expect(Object.keys(errors!)).toEqual(['password']);
      expect(harness.auth.done).toEqual([]);
    },
  );

  describeJsonBody(() => harness, path, body);
  describeCommandRoute(() => harness, {
    contract: ResetPassword,
    status: 204,
    send: (headers) => reset(body, headers),
    sendOther: (headers) => reset({ ...body, token: 'another' }, headers),
  });
});
