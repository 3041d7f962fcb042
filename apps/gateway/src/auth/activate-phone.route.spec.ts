import { ActivatePhone } from '@portfel/contracts';
import type { TestPerson } from '../../test/access-token';
import { describeCommandRoute } from '../../test/describe-command-route';
import { describeSignedInRoute } from '../../test/describe-signed-in-route';
import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';

const body = { phone: '+48600100212', code: '918273' };
const recoveryCodes = ['aaaaa-bbbbb', 'ccccc-ddddd'];

describe('PUT /me/mfa/phone', () => {
  let harness: GatewayHarness;
  let person: TestPerson;
  beforeAll(async () => {
    harness = await startHarness();
    person = harness.newPerson();
  });
  afterAll(() => harness.close());
  beforeEach(() => {
    harness.auth.done.length = 0;
    harness.auth.on(ActivatePhone, (_, uow) => uow.accept({ recoveryCodes }));
    harness.questions.on('GetOperation', ({ commandId }) => harness.auth.operation(commandId));
  });

  const send = (data: unknown = body, headers: Record<string, string> = {}) =>
    harness.request('PUT', '/me/mfa/phone', { body: data, headers, token: person.token() });

  it('gives the recovery codes to who asks, and sends neither number nor code in clear', async () => {
    const answer = await send();
    expect([answer.statusCode, answer.body && answer.json()]).toEqual([200, { recoveryCodes }]);
    const { accountId } = person;
    expect(harness.auth.done).toEqual([
      { name: 'Auth.ActivatePhone', actor: { type: 'account', id: accountId }, data: { accountId, ...body } },
    ]);
    expect(answer.headers['cache-control']).toBe('no-store');
    const seen = harness.wire() + harness.log.join('');
    for (const secret of [...Object.values(body), ...recoveryCodes]) expect(seen).not.toContain(secret);
  });

  it.each(ActivatePhone.errors)('passes on the rejection %s', async (code) => {
    harness.auth.on(ActivatePhone, (_, uow) => uow.reject(code));
    expectProblem(await send(), code);
  });

  it.each([
    ['phone', { code: '918273' }],
    ['code', { phone: '+48600100212' }],
    ['phone', { ...body, phone: 'x' }],
    ['role', { ...body, role: 'admin' }],
  ])('refuses a wrong %s and sends nothing', async (field, data) => {
    expect(Object.keys(expectProblem(await send(data as never), 'validation-error')!)).toEqual([field]);
    expect(harness.auth.done).toEqual([]);
  });

  describeCommandRoute(() => harness, {
    contract: ActivatePhone,
    status: 200,
    send: (headers) => send(body, headers),
    sendOther: (headers) => send({ ...body, code: '000000' }, headers),
  });
  describeSignedInRoute(() => harness, {
    status: 200,
    send: (options) => harness.request('PUT', '/me/mfa/phone', { body, ...options }),
  });
});
