import { ChangeEmail } from '@portfel/contracts';
import type { TestPerson } from '../../test/access-token';
import { describeCommandRoute } from '../../test/describe-command-route';
import { describeSignedInRoute } from '../../test/describe-signed-in-route';
import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';

const body = { email: 'new@example.com', currentPassword: 'Correct-horse-1' };

describe('PUT /me/email', () => {
  let harness: GatewayHarness;
  let person: TestPerson;
  beforeAll(async () => {
    harness = await startHarness();
    person = harness.newPerson();
  });
  afterAll(() => harness.close());
  beforeEach(() => {
    harness.auth.done.length = 0;
    harness.auth.on(ChangeEmail, (_, uow) => uow.accept({}));
  });

  const change = (data: unknown = body, headers: Record<string, string> = {}) =>
    harness.request('PUT', '/me/email', { body: data, headers, token: person.token() });

  it('asks for, and as, the person in the token, and sends nothing of it in clear', async () => {
    const answer = await change({ ...body, email: 'New@Example.Com', code: '123456' });
    expect([answer.statusCode, answer.json()]).toEqual([200, { success: true, status: 'sent' }]);
    const { accountId } = person;
    expect(harness.auth.done).toEqual([
      {
        name: 'Auth.ChangeEmail',
        actor: { type: 'account', id: accountId },
        data: { accountId, ...body, code: '123456' },
      },
    ]);
    const seen = (harness.wire() + harness.log.join('')).toLowerCase();
    for (const secret of [body.email, body.currentPassword, '"123456"']) {
      expect(seen).not.toContain(secret.toLowerCase());
    }
  });

  it.each(ChangeEmail.errors)('passes on the rejection %s', async (code) => {
    harness.auth.on(ChangeEmail, (_, uow) => uow.reject(code));
    expectProblem(await change(), code);
  });

  it.each([
    ['email', { ...body, email: 'no-address' }],
    ['email', { ...body, email: { $ne: '' } }],
    ['currentPassword', { ...body, currentPassword: '' }],
    ['code', { ...body, code: 'x'.repeat(21) }],
    ['accountId', { ...body, accountId: '01890000-0000-7000-8000-000000000000' }],
  ])('refuses a wrong %s and sends nothing (CT-U20)', async (field, data) => {
    expect(Object.keys(expectProblem(await change(data), 'validation-error')!)).toEqual([field]);
    expect(harness.auth.done).toEqual([]);
  });

  describeCommandRoute(() => harness, {
    contract: ChangeEmail,
    status: 200,
    send: (headers) => change(body, headers),
    sendOther: (headers) => change({ ...body, email: 'other@example.com' }, headers),
  });
  describeSignedInRoute(() => harness, {
    status: 200,
    send: (options) => harness.request('PUT', '/me/email', { body, ...options }),
  });
});
