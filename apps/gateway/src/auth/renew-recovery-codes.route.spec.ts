import { RenewRecoveryCodes } from '@portfel/contracts';
import type { TestPerson } from '../../test/access-token';
import { describeCommandRoute } from '../../test/describe-command-route';
import { describeSignedInRoute } from '../../test/describe-signed-in-route';
import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';

const body = { code: '918273' };
const recoveryCodes = ['aaaaa-bbbbb', 'ccccc-ddddd'];

describe('POST /me/mfa/recovery-codes', () => {
  let harness: GatewayHarness;
  let person: TestPerson;
  beforeAll(async () => {
    harness = await startHarness();
    person = harness.newPerson();
  });
  afterAll(() => harness.close());
  beforeEach(() => {
    harness.auth.done.length = 0;
    harness.auth.on(RenewRecoveryCodes, (_, uow) => uow.accept({ recoveryCodes }));
    harness.questions.on('GetOperation', ({ commandId }) => harness.auth.operation(commandId));
  });

  const send = (data: unknown = body, headers: Record<string, string> = {}) =>
    harness.request('POST', '/me/mfa/recovery-codes', { body: data, headers, token: person.token() });

  it('gives the recovery codes to who asks, and sends no code in clear', async () => {
    const answer = await send();
    expect([answer.statusCode, answer.body && answer.json()]).toEqual([201, { recoveryCodes }]);
    const { accountId } = person;
    expect(harness.auth.done).toEqual([
      { name: 'Auth.RenewRecoveryCodes', actor: { type: 'account', id: accountId }, data: { accountId, ...body } },
    ]);
    expect(answer.headers['cache-control']).toBe('no-store');
    const seen = harness.wire() + harness.log.join('');
    for (const secret of [body.code, ...recoveryCodes]) expect(seen).not.toContain(secret);
  });

  it.each(RenewRecoveryCodes.errors)('passes on the rejection %s', async (code) => {
    harness.auth.on(RenewRecoveryCodes, (_, uow) => uow.reject(code));
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
    const answer = await harness.request('POST', '/me/mfa/recovery-codes', { token: person.token() });
    expect(answer.statusCode).toBe(201);
    expect(harness.auth.done.map(({ data }) => data)).toEqual([{ accountId: person.accountId }]);
  });

  describeCommandRoute(() => harness, {
    contract: RenewRecoveryCodes,
    status: 201,
    send: (headers) => send(body, headers),
    sendOther: (headers) => send({ code: '000000' }, headers),
  });
  describeSignedInRoute(() => harness, {
    status: 201,
    send: (options) => harness.request('POST', '/me/mfa/recovery-codes', { body, ...options }),
  });
});
