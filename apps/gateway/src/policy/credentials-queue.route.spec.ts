import { SignIn } from '@portfel/contracts';
import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';

describe('A storm of sign-ins', () => {
  let harness: GatewayHarness;
  let answerAll: () => void;
  beforeAll(async () => {
    const released = new Promise<void>((resolve) => (answerAll = resolve));
    harness = await startHarness({ RATE_LIMIT_CREDENTIALS: '1000' });
    harness.auth.on(SignIn, async (_, uow) => {
      await released;
      return uow.reject('wrong-credentials');
    });
  });
  afterAll(() => harness.close());

  const signIn = (index: number) =>
    harness.request('POST', '/sessions', {
      body: { email: `ann${index}@example.com`, password: 'Secret-12345' },
      headers: { prefer: 'wait=20' },
    });

  it('is refused beyond a hundred, with Retry-After and nothing sent; the hundred are answered, and the next one is', async () => {
    const waiting = Array.from({ length: 100 }, (_, index) => signIn(index));
    while (harness.commands().length < 100) await new Promise((resolve) => setTimeout(resolve, 10));
    expectProblem(await signIn(100), 'service-unavailable');
    expect(harness.commands()).toHaveLength(100);
    expectProblem(await harness.request('GET', '/nothing-here'), 'not-found');
    answerAll();
    for (const answer of await Promise.all(waiting)) expectProblem(answer, 'wrong-credentials');
    expectProblem(await signIn(101), 'wrong-credentials');
  });
});
