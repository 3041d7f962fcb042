import { EnrolTotp } from '@portfel/contracts';
import type { TestPerson } from '../../test/access-token';
import { describeCommandRoute } from '../../test/describe-command-route';
import { describeSignedInRoute } from '../../test/describe-signed-in-route';
import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';

const enrolment = { secret: 'THESECRETTHESECRETTHESECRET23456', uri: 'otpauth://totp/x', qr: '<svg></svg>' };

describe('POST /me/mfa/totp', () => {
  let harness: GatewayHarness;
  let person: TestPerson;
  beforeAll(async () => {
    harness = await startHarness();
    person = harness.newPerson();
  });
  afterAll(() => harness.close());
  beforeEach(() => {
    harness.auth.done.length = 0;
    harness.auth.on(EnrolTotp, (_, uow) => uow.accept({ enrolment }));
    harness.questions.on('GetOperation', ({ commandId }) => harness.auth.operation(commandId));
  });

  const send = (headers: Record<string, string> = {}) =>
    harness.request('POST', '/me/mfa/totp', { headers, token: person.token() });

  it('gives the secret, its address and its picture to who asks, and to nobody on the way', async () => {
    const answer = await send();
    expect([answer.statusCode, answer.body && answer.json()]).toEqual([201, enrolment]);
    const { accountId } = person;
    expect(harness.auth.done).toEqual([
      { name: 'Auth.EnrolTotp', actor: { type: 'account', id: accountId }, data: { accountId } },
    ]);
    expect(answer.headers['cache-control']).toBe('no-store');
    const seen = harness.wire() + harness.log.join('');
    for (const secret of [...Object.values(enrolment)]) expect(seen).not.toContain(secret);
  });

  it.each(EnrolTotp.errors)('passes on the rejection %s', async (code) => {
    harness.auth.on(EnrolTotp, (_, uow) => uow.reject(code));
    expectProblem(await send(), code);
  });

  describeCommandRoute(() => harness, {
    contract: EnrolTotp,
    status: 201,
    send: (headers) => send(headers),
  });
  describeSignedInRoute(() => harness, {
    status: 201,
    send: (options) => harness.request('POST', '/me/mfa/totp', { ...options }),
  });
});
