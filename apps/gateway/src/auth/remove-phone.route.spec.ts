import { RemovePhone } from '@portfel/contracts';
import type { TestPerson } from '../../test/access-token';
import { describeCommandRoute } from '../../test/describe-command-route';
import { describeSignedInRoute } from '../../test/describe-signed-in-route';
import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';

const body = { code: '918273' };

describe('DELETE /me/mfa/phone', () => {
  let harness: GatewayHarness;
  let person: TestPerson;
  beforeAll(async () => {
    harness = await startHarness();
    person = harness.newPerson();
  });
  afterAll(() => harness.close());
  beforeEach(() => {
    harness.auth.done.length = 0;
    harness.auth.on(RemovePhone, (_, uow) => uow.accept({ status: 'removed' as const }));
    harness.questions.on('GetOperation', ({ commandId }) => harness.auth.operation(commandId));
  });

  const send = (data: unknown = body, headers: Record<string, string> = {}) =>
    harness.request('DELETE', '/me/mfa/phone', { body: data, headers, token: person.token() });

  it('asks for, and as, the person in the token, and sends no code in clear (CT-S09)', async () => {
    const answer = await send();
    expect([answer.statusCode, answer.body && answer.json()]).toEqual([200, { status: 'removed' }]);
    const { accountId } = person;
    expect(harness.auth.done).toEqual([
      { name: 'Auth.RemovePhone', actor: { type: 'account', id: accountId }, data: { accountId, ...body } },
    ]);
    const seen = harness.wire() + harness.log.join('');
    for (const secret of [body.code]) expect(seen).not.toContain(secret);
  });

  it.each(RemovePhone.errors)('passes on the rejection %s', async (code) => {
    harness.auth.on(RemovePhone, (_, uow) => uow.reject(code));
    expectProblem(await send(), code);
  });

  it.each([
    ['code', { code: '' }],
    ['code', { code: 123456 }],
    ['code', { code: '1'.repeat(21) }],
    ['accountId', { ...body, accountId: '01890000-0000-7000-8000-000000000000' }],
  ])('refuses a wrong %s and sends nothing', async (field, data) => {
    expect(Object.keys(expectProblem(await send(data as never), 'validation-error')!)).toEqual([field]);
    expect(harness.auth.done).toEqual([]);
  });

  it('takes a request without a body: then no code goes with it', async () => {
    const answer = await harness.request('DELETE', '/me/mfa/phone', { token: person.token() });
    expect(answer.statusCode).toBe(200);
    expect(harness.auth.done.map(({ data }) => data)).toEqual([{ accountId: person.accountId }]);
  });

  describeCommandRoute(() => harness, {
    contract: RemovePhone,
    status: 200,
    send: (headers) => send(body, headers),
    sendOther: (headers) => send({ code: '000000' }, headers),
  });
  describeSignedInRoute(() => harness, {
    status: 200,
    send: (options) => harness.request('DELETE', '/me/mfa/phone', { body, ...options }),
  });
});
