import { ResendConfirmation } from '@portfel/contracts';
import { describeJsonBody } from '../../test/describe-command-route';
import { describeMailRequest } from '../../test/describe-mail-request';
import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';

describe('POST /accounts/confirmations/resend', () => {
  let harness: GatewayHarness;
  beforeAll(async () => (harness = await startHarness()));
  afterAll(() => harness.close());

  const path = '/accounts/confirmations/resend';
  describeMailRequest(() => harness, { path, contract: ResendConfirmation });
  describeJsonBody(() => harness, path, { email: 'ann@example.com' });

  it.each([['no-address'], [''], [null], [{ $ne: '' }]])('refuses the address %j', async (email) => {
    const errors = expectProblem(await harness.request('POST', path, { body: { email } }), 'validation-error');
    expect(Object.keys(errors!)).toEqual(['email']);
  });
});
