import { ConfirmEmailChange } from '@portfel/contracts';
import { describeCommandRoute, describeJsonBody } from '../../test/describe-command-route';
import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';

const accountId = '01a1fdd6-1b49-778b-8f7d-6ebf91da0d69';
const token = 'one-time-token-from-the-mail';
const path = '/me/email/confirmations';

describe('POST /me/email/confirmations', () => {
  let harness: GatewayHarness;
  beforeAll(async () => (harness = await startHarness()));
  afterAll(() => harness.close());
  beforeEach(() => {
    harness.auth.done.length = 0;
    harness.auth.on(ConfirmEmailChange, (_, uow) => uow.accept({ accountId }));
  });

  const confirm = (body: unknown = { token }, headers: Record<string, string> = {}) =>
    harness.request('POST', path, { body, headers });

  it('answers 200 to whoever has the link, and does not tell which account it was (CT-U16)', async () => {
    const answer = await confirm();
    expect([answer.statusCode, answer.json()]).toEqual([200, { status: 'changed' }]);
    expect(harness.auth.done).toMatchObject([
      { name: 'Auth.ConfirmEmailChange', actor: { type: 'visitor' }, data: { token } },
    ]);
    expect(harness.wire() + harness.log.join('')).not.toContain(token);
  });

  it.each(ConfirmEmailChange.errors)('passes on the rejection %s', async (code) => {
    harness.auth.on(ConfirmEmailChange, (_, uow) => uow.reject(code));
    expectProblem(await confirm(), code);
  });

  it.each(['', 'x'.repeat(201), null, { $ne: '' }])('refuses the token %j', async (value) => {
    expect(Object.keys(expectProblem(await confirm({ token: value }), 'validation-error')!)).toEqual(['token']);
    expect(harness.auth.done).toEqual([]);
  });

  it('spends nothing on a GET, which a scanner of links may send (CT-A16)', async () => {
    for (const opened of [`${path}?token=${token}`, `${path}/${token}`]) {
      const { statusCode } = await harness.request('GET', opened);
      expect([404, 405]).toContain(statusCode);
    }
    expect(harness.auth.done).toEqual([]);
  });

  describeJsonBody(() => harness, path, { token });
  describeCommandRoute(() => harness, {
    contract: ConfirmEmailChange,
    status: 200,
    send: (headers) => confirm({ token }, headers),
    sendOther: (headers) => confirm({ token: 'another' }, headers),
  });
});
