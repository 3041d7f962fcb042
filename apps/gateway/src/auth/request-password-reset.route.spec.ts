import { RequestPasswordReset } from '@portfel/contracts';
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

  it.each([[{ email: null }], [{ email: { $ne: '' } }], [{ email: 'a@example.com', role: 'admin' }], [null], [[]]])(
    'refuses the body %j',
    async (body) => void expectProblem(await ask(body), 'validation-error'),
  );
});
