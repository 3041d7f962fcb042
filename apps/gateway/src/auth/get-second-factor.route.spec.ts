import { describeSignedInRoute } from '../../test/describe-signed-in-route';
import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';

describe('GET /me/mfa', () => {
  let harness: GatewayHarness;
  beforeAll(async () => (harness = await startHarness()));
  afterAll(() => harness.close());
  const account = {
    username: 'ann',
    email: 'ann@example.com',
    confirmed: true,
    role: 'user',
    createdAt: '2026-01-02T03:04:05.678Z',
  };
  const unprotected = { totpActive: false, recoveryCodesLeft: 0 };
  beforeEach(() => harness.questions.on('GetAccount', ({ accountId }) => ({ ...account, accountId, ...unprotected })));

  it.each([
    [unprotected, { totp: false, phone: null, recoveryCodesLeft: 0 }],
    [
      { totpActive: true, recoveryCodesLeft: 9 },
      { totp: true, phone: null, recoveryCodesLeft: 9 },
    ],
    [
      { totpActive: false, phoneMasked: '+48 … 12', recoveryCodesLeft: 10 },
      { totp: false, phone: '+48 … 12', recoveryCodesLeft: 10 },
    ],
  ])('tells what protects the account of the person in the token: %j', async (known, shown) => {
    const person = harness.newPerson();
    harness.questions.on('GetAccount', ({ accountId }) => ({ ...account, accountId, ...known }));
    const answer = await harness.request('GET', '/me/mfa', { token: person.token() });
    expect([answer.statusCode, answer.json(), answer.headers['cache-control']]).toEqual([200, shown, 'no-store']);
    const { accountId } = person;
    expect(harness.questions.asked).toContainEqual(
      expect.objectContaining({ method: 'GetAccount', request: { accountId }, actorId: accountId }),
    );
  });

  it('answers 503 while auth is away', async () => {
    harness.questions.beAway('GetAccount');
    expectProblem(
      await harness.request('GET', '/me/mfa', { token: harness.newPerson().token() }),
      'service-unavailable',
    );
  });

  describeSignedInRoute(() => harness, { status: 200, send: (options) => harness.request('GET', '/me/mfa', options) });
});
