import { eventually } from '@portfel/testing';
import { ApiClient, confirmationToken } from '../../tools/platform/api-client';
import { startPlatform, type TestPlatform } from './platform';
import { people, totals, totalsOf } from './totals';

describe('while the broker does not answer', () => {
  let platform: TestPlatform;
  beforeAll(async () => void (platform = await startPlatform()));
  afterAll(() => platform.stop());

  const broker = () => platform.parts.parts.find(({ name }) => name === 'kafka')!;
  const readiness = async (name: 'gateway' | 'wallet') =>
    (await fetch(`${platform.internalUrls[name]}/health/ready`, { signal: AbortSignal.timeout(5_000) })).status;
  const client = () => new ApiClient(platform.gatewayUrl);

  it('questions are answered, changes are refused honestly, and all goes on by itself', async () => {
    const [ann, bob] = people(2, 'frozen') as [ReturnType<typeof people>[0], ReturnType<typeof people>[0]];
    const known = client();
    await known.signUp(ann);
    await known.confirm(await confirmationToken(platform.parts.mailWebUrl, ann.email));
    await known.signIn(ann);
    await eventually(async () => expect((await known.call('GET', '/wallet')).status).toBe(200));

    broker().kill('SIGSTOP');
    try {
      const headers = { 'idempotency-key': 'while-frozen' };
      const refused = await client().signUp(bob, headers);
      expect([refused.status, refused.body.code]).toEqual([503, 'service-unavailable']);
      expect((await known.call('GET', '/wallet')).status).toBe(200);
      await eventually(
        async () => expect([await readiness('gateway'), await readiness('wallet')]).toEqual([503, 503]),
        {
          withinMs: 30_000,
        },
      );
      expect([...platform.processes.values()].map(({ running }) => running)).not.toContain(false);
    } finally {
      broker().kill('SIGCONT');
    }
    const pids = [...platform.processes.values()].map(({ pid }) => pid);
    await eventually(
      async () => expect((await client().signUp(bob, { 'idempotency-key': 'while-frozen' })).status).toBe(201),
      { withinMs: 60_000 },
    );
    await eventually(async () => expect(await totals(platform)).toEqual(totalsOf(2)), { withinMs: 30_000 });
    await eventually(async () => expect([await readiness('gateway'), await readiness('wallet')]).toEqual([200, 200]));
    expect([...platform.processes.values()].map(({ pid }) => pid)).toEqual(pids);
  });

  it('a service that starts before the broker waits for it, and is ready when it is there', async () => {
    await platform.processes.get('wallet')!.stop();
    broker().kill('SIGSTOP');
    let started: Promise<void> | undefined;
    try {
      started = platform.start('wallet');
      await eventually(async () => expect(await readiness('wallet')).toBe(503), { withinMs: 30_000 });
    } finally {
      broker().kill('SIGCONT');
    }
    await started;
    expect(await readiness('wallet')).toBe(200);
  });
});
