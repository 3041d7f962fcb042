import { eventually } from '@portfel/testing';
import { ApiClient, confirmationToken } from '../../tools/platform/api-client';
import { startPlatform, type TestPlatform } from './platform';
import { people, totals, totalsOf } from './totals';

describe('signing up', () => {
  let platform: TestPlatform;
  beforeAll(async () => void (platform = await startPlatform()));
  afterAll(() => platform.stop());

  const untilTotals = (count: number) =>
    eventually(async () => expect(await totals(platform)).toEqual(totalsOf(count)), { withinMs: 90_000 });

  it('gives 200 people who come at once one account, profile, wallet and mail each', async () => {
    const answers = await Promise.all(
      people(200, 'burst').map((person) => new ApiClient(platform.gatewayUrl).signUp(person)),
    );
    expect(answers.map(({ status }) => status).filter((status) => ![201, 202].includes(status))).toEqual([]);
    await untilTotals(200);
  });

  it('has one effect for each of 200 requests that are sent three times under one key', async () => {
    const requests = people(200, 'thrice').flatMap((person) => [person, person, person]);
    const answers = await Promise.all(
      requests.map((person) =>
        new ApiClient(platform.gatewayUrl).signUp(person, {
          'idempotency-key': `key of ${person.username}`.replaceAll(' ', '-'),
        }),
      ),
    );
    // 409: on a busy machine a repeat may outwait its patience while the first still waits.
    expect(answers.map(({ status }) => status).filter((status) => ![201, 202, 409].includes(status))).toEqual([]);
    await untilTotals(400);
  });

  it('gives the same answer to the same key, and refuses it for another body', async () => {
    const [person, other] = people(2, 'again') as [ReturnType<typeof people>[0], ReturnType<typeof people>[0]];
    const headers = { 'idempotency-key': 'again-and-again' };
    const client = new ApiClient(platform.gatewayUrl);
    const first = await client.signUp(person, headers);
    expect([first.status, (await client.signUp(person, headers)).body]).toEqual([201, first.body]);
    const reused = await client.signUp(other, headers);
    expect([reused.status, reused.body.code]).toEqual([422, 'idempotency-key-reused']);
  });

  it('lets one of two people have an e-mail address or a username', async () => {
    const [person] = people(1, 'taken');
    const client = new ApiClient(platform.gatewayUrl);
    expect((await client.signUp(person!)).status).toBe(201);
    const sameMail = await client.signUp({ ...person!, email: person!.email.toUpperCase(), username: 'another' });
    const sameName = await client.signUp({
      ...person!,
      email: 'another@portfel.example',
      username: person!.username.toUpperCase(),
    });
    expect([sameMail, sameName].map(({ status, body }) => [status, body.code])).toEqual([
      [403, 'user-already-exists'],
      [403, 'user-already-exists'],
    ]);
  });

  it('shows a person their own wallet, and nobody theirs', async () => {
    const [ann, bob] = await Promise.all(
      people(2, 'own').map(async (person) => {
        const client = new ApiClient(platform.gatewayUrl);
        await client.signUp(person);
        await client.confirm(await confirmationToken(platform.parts.mailWebUrl, person.email));
        await client.signIn(person);
        return client;
      }),
    );
    const wallets = await eventually(async () => {
      const answers = await Promise.all([ann!, bob!].map((client) => client.call('GET', '/wallet')));
      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
      return answers.map(({ body }) => body.id);
    });
    expect(wallets[0]).not.toEqual(wallets[1]);
    expect((await new ApiClient(platform.gatewayUrl).call('GET', '/wallet')).status).toBe(401);
  });

  it('carries one correlation id from the request to the mail', async () => {
    const [person] = people(1, 'traced');
    const { headers } = await new ApiClient(platform.gatewayUrl).signUp(person!);
    const correlationId = headers.get('x-correlation-id')!;
    await eventually(() => {
      const lines = platform
        .logs()
        .split('\n')
        .filter((line) => line.includes(correlationId));
      const services = new Set(lines.map((line) => (JSON.parse(line) as { service: string }).service));
      expect([...services].sort()).toEqual(['auth', 'gateway', 'notification', 'user', 'wallet']);
    });
  });
});
