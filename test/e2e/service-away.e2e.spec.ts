import { eventually } from '@portfel/testing';
import { freePorts } from '../../tools/local/local';
import { ApiClient, confirmationToken } from '../../tools/platform/api-client';
import { startProcess } from '../../tools/platform/processes';
import { startPlatform, type TestPlatform } from './platform';
import { people, totals } from './totals';

describe('while a service is away', () => {
  let platform: TestPlatform;
  beforeAll(async () => void (platform = await startPlatform()));
  afterAll(() => platform.stop());
  const client = () => new ApiClient(platform.gatewayUrl);

  it('wallet: 20 people sign up, confirm and sign in, and get their wallets when it is back', async () => {
    await platform.processes.get('wallet')!.stop();
    const some = people(20, 'no-wallet');
    const answers = await Promise.all(some.map((person) => client().signUp(person)));
    expect(answers.map(({ status }) => status)).toEqual(some.map(() => 201));

    const person = client();
    await person.confirm(await confirmationToken(platform.parts.mailWebUrl, some[0]!.email));
    expect((await person.signIn(some[0]!)).status).toBe(201);
    expect((await person.call('GET', '/me')).status).toBe(200);
    const away = await person.call('GET', '/wallet');
    expect([away.status, away.body.code, away.headers.get('retry-after')]).toEqual([503, 'service-unavailable', '2']);

    await platform.start('wallet');
    await eventually(async () => expect((await totals(platform)).wallets).toBe(20));
    await eventually(async () => expect((await person.call('GET', '/wallet')).status).toBe(200));
  });

  it('auth: a sign-up is answered 202 with its operation, and carried out when auth is back', async () => {
    await platform.processes.get('auth')!.stop();
    const [person] = people(1, 'no-auth');
    const accepted = await client().signUp(person!);
    expect(accepted.status).toBe(202);
    const operation = accepted.headers.get('location')!;
    expect(operation).toBe(`/api/v1/operations/${String(accepted.body.operationId)}`);
    const path = operation.replace('/api/v1', '');
    expect((await client().call('GET', path)).body).toMatchObject({ status: 'pending' });
    const refused = await client().signIn(person!);
    expect([refused.status, refused.body.code]).toEqual([504, 'reply-timeout']);

    await platform.start('auth');
    const done = await eventually(async () => {
      const { body } = await client().call('GET', path);
      expect(body.status).toBe('accepted');
      return body;
    });
    expect(done.result).toMatchObject({ username: person!.username });
    await confirmationToken(platform.parts.mailWebUrl, person!.email);
  });

  it('notification: people sign up at once, and their mails come when it is back', async () => {
    await platform.processes.get('notification')!.stop();
    const [person] = people(1, 'no-mail');
    expect((await client().signUp(person!)).status).toBe(201);
    await platform.start('notification');
    await confirmationToken(platform.parts.mailWebUrl, person!.email);
  });

  it('answers a service asked to stop within 20 seconds with exit code 0', async () => {
    const startedAt = Date.now();
    expect(await platform.processes.get('user')!.stop()).toBe(0);
    expect(Date.now() - startedAt).toBeLessThan(20_000);
    await platform.start('user');
  });

  it('shares the work of a topic between two instances of a service', async () => {
    const [internal, grpc] = await freePorts(2);
    const env = { ...platform.envs.wallet, INTERNAL_PORT: String(internal), GRPC_PORT: String(grpc) };
    const second = startProcess('wallet', env, `${platform.folder}/second`);
    const metrics = async (url: string) => {
      const text = await (await fetch(`${url}/metrics`)).text();
      return Number(/portfel_message_seconds_count\{[^}]*AccountRegistered[^}]*\} (\d+)/.exec(text)?.[1] ?? 0);
    };
    try {
      const url = `http://127.0.0.1:${internal}`;
      await eventually(async () => expect((await fetch(`${url}/health/ready`)).status).toBe(200), { withinMs: 30_000 });
      const before = await metrics(platform.internalUrls.wallet);
      await Promise.all(people(30, 'shared').map((person) => client().signUp(person)));
      await eventually(
        async () => {
          const shares = [(await metrics(platform.internalUrls.wallet)) - before, await metrics(url)];
          expect(shares[0]! + shares[1]!).toBe(30);
          expect(Math.min(...shares)).toBeGreaterThan(0);
        },
        { withinMs: 30_000 },
      );
    } finally {
      await second.stop();
    }
  });
});
