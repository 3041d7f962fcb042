import { SignIn } from '@portfel/contracts';
import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';
import { CREDENTIALS_AT_ONCE } from './credentials-queue';

describe('A storm of sign-ins', () => {
  let harness: GatewayHarness;
  let answerAll: () => void;
  beforeAll(async () => {
    const released = new Promise<void>((resolve) => (answerAll = resolve));
    harness = await startHarness({ RATE_LIMIT_CREDENTIALS: '5000' });
    harness.auth.on(SignIn, async (_, uow) => {
      await released;
      return uow.reject('wrong-credentials');
    });
  });
  afterAll(() => harness.close());

  const signIn = (index: number) =>
    harness.request('POST', '/sessions', {
      body: { email: `ann${index}@example.com`, password: 'Secret-12345' },
      headers: { prefer: 'wait=30' },
    });

  it('is refused beyond the limit, with Retry-After and nothing sent; all before are answered, and so is the next one', async () => {
    const waiting = Array.from({ length: CREDENTIALS_AT_ONCE }, (_, index) => signIn(index));
    while (harness.commands().length < CREDENTIALS_AT_ONCE) await new Promise((resolve) => setTimeout(resolve, 10));
    expectProblem(await signIn(CREDENTIALS_AT_ONCE), 'service-unavailable');
    expect(harness.commands()).toHaveLength(CREDENTIALS_AT_ONCE);
    expectProblem(await harness.request('GET', '/nothing-here'), 'not-found');
    answerAll();
    for (const answer of await Promise.all(waiting)) expectProblem(answer, 'wrong-credentials');
    expectProblem(await signIn(CREDENTIALS_AT_ONCE + 1), 'wrong-credentials');
  });
});
