import { RequestPhone } from '@portfel/contracts';
import type { TestPerson } from '../../test/access-token';
import { describeCommandRoute } from '../../test/describe-command-route';
import { describeSignedInRoute } from '../../test/describe-signed-in-route';
import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';

const body = { phone: '+48600100212' };

describe('POST /me/mfa/phone', () => {
  let harness: GatewayHarness;
  let person: TestPerson;
  beforeAll(async () => {
    harness = await startHarness();
    person = harness.newPerson();
  });
  afterAll(() => harness.close());
  beforeEach(() => {
    harness.auth.done.length = 0;
    harness.auth.on(RequestPhone, (_, uow) => uow.accept({}));
    harness.questions.on('GetOperation', ({ commandId }) => harness.auth.operation(commandId));
  });

  const send = (data: unknown = body, headers: Record<string, string> = {}) =>
    harness.request('POST', '/me/mfa/phone', { body: data, headers, token: person.token() });

  it('says that the code was sent, and sends no number in clear (CT-S06, CT-S18)', async () => {
    const answer = await send();
    expect([answer.statusCode, answer.body && answer.json()]).toEqual([200, { status: 'code-sent' }]);
    const { accountId } = person;
    expect(harness.auth.done).toEqual([
      { name: 'Auth.RequestPhone', actor: { type: 'account', id: accountId }, data: { accountId, ...body } },
    ]);
    const seen = harness.wire() + harness.log.join('');
    for (const secret of [body.phone, body.phone.slice(3)]) expect(seen).not.toContain(secret);
  });

  it.each(RequestPhone.errors)('passes on the rejection %s', async (code) => {
    harness.auth.on(RequestPhone, (_, uow) => uow.reject(code));
    expectProblem(await send(), code);
  });

  it.each([
    ['phone', {}],
    ['phone', { phone: '600100212' }],
    ['phone', { phone: '+0600100212' }],
    ['phone', { phone: '+48 600 100 212' }],
    ['phone', { phone: '+4812345678901234' }],
    ['phone', { phone: 48600100212 }],
    ['code', { ...body, code: '918273' }],
  ])('refuses a wrong %s and sends nothing', async (field, data) => {
    expect(Object.keys(expectProblem(await send(data as never), 'validation-error')!)).toEqual([field]);
    expect(harness.auth.done).toEqual([]);
  });

  describeCommandRoute(() => harness, {
    contract: RequestPhone,
    status: 200,
    send: (headers) => send(body, headers),
    sendOther: (headers) => send({ phone: '+48600100213' }, headers),
  });
  describeSignedInRoute(() => harness, {
    status: 200,
    send: (options) => harness.request('POST', '/me/mfa/phone', { body, ...options }),
  });
});
