import { SignUp } from '@portfel/contracts';
import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';

const person = { email: 'ann@example.com', username: 'ann', password: 'Secret-12345', termsAccepted: true };

describe('POST /accounts', () => {
  let harness: GatewayHarness;
  beforeAll(async () => (harness = await startHarness()));
  afterAll(() => harness.close());
  beforeEach(() => harness.auth.on(SignUp, ({ accountId, username }, uow) => uow.accept({ accountId, username })));

  const signUp = (body: unknown = person, headers: Record<string, string> = {}) =>
    harness.request('POST', '/accounts', { body, headers });

  it('answers 201 with the account', async () => {
    const answer = await signUp();
    expect(answer.statusCode).toBe(201);
  });
  it('x', async () => {
    for (const [type, bytes] of [
      ['text/plain', '{}'],
      ['application/x-www-form-urlencoded', 'email=a'],
      ['application/xml', '<a/>'],
      ['application/json', '{'],
      ['application/json', '{"__proto__":{"a":1}}'],
      ['application/json', 'x'.repeat(70000)],
      ['application/json', ''],
      ['multipart/form-data; boundary=x', '--x--'],
    ]) {
      const answer = await harness.request('POST', '/accounts', { bytes, headers: { 'content-type': type! } });
      console.log(type, bytes!.slice(0, 30), answer.statusCode, answer.body.slice(0, 300));
    }
    const answer = await harness.request('PUT', '/accounts', { body: {} });
    console.log(answer.statusCode, answer.body, answer.headers);
    expectProblem(await harness.request('GET', '/nowhere'), 'not-found');
  });
});
