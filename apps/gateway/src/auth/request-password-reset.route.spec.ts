import { RequestPasswordReset } from '@portfel/contracts';
import { eventually } from '@portfel/testing';
import { describeMailRequest } from '../../test/describe-mail-request';
import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';

describe('POST /password-resets', () => {
  let harness: GatewayHarness;
  beforeAll(async () => (harness = await startHarness()));
  afterAll(() => harness.close());

  const path = '/password-resets';
  const ask = (body: unknown) => harness.request('POST', path, { body });
  describeMailRequest(() => harness, { path, contract: RequestPasswordReset });

  it.each([[{}], [{ email: '' }], [{ email: 'no-address' }], [{ email: 'a@b' }]])(
    'answers bad-request to %j (CT-U32)',
    async (body) => {
      expect(expectProblem(await ask(body), 'bad-request')).toEqual({ email: ['must be an e-mail address'] });
    },
  );

  it('asks for a code to a number, answers alike, and sends no number in clear (CT-U30)', async () => {
    const answer = await ask({ phone: '+48600100212' });
    expect([answer.statusCode, answer.json()]).toEqual([200, { success: true, status: 'sent' }]);
    await eventually(() => expect(harness.auth.done).toMatchObject([{ data: { phone: '+48600100212' } }]));
    expect(harness.wire() + harness.log.join('')).not.toContain('600100212');
  });

  it.each([
    [{ phone: '' }, 'must be a number with its country code, like +48600100200'],
    [{ phone: '600 100 212' }, 'must be a number with its country code, like +48600100200'],
    [{ phone: '+48600100212', email: 'ann@example.com' }, 'must not be given with an e-mail address'],
  ])('answers bad-request to %j (CT-U32)', async (body, message) => {
    expect(expectProblem(await ask(body), 'bad-request')).toEqual({ phone: [message] });
  });

  it.each([[{ email: null }], [{ email: { $ne: '' } }], [{ email: 'a@example.com', role: 'admin' }], [null], [[]]])(
    'refuses the body %j',
    async (body) => void expectProblem(await ask(body), 'validation-error'),
  );
});
