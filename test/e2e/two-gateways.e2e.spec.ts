import { eventually } from '@portfel/testing';
import { freePorts } from '../../tools/local/local';
import { ApiClient } from '../../tools/platform/api-client';
import { startProcess, type ServiceProcess } from '../../tools/platform/processes';
import { untilReady } from '../../tools/platform/readiness';
import { startPlatform, type TestPlatform } from './platform';
import { people, totals, totalsOf } from './totals';

const EACH = 15;

describe('two gateways at once', () => {
  let platform: TestPlatform;
  let second: ServiceProcess;
  let secondUrl: string;
  beforeAll(async () => {
    platform = await startPlatform();
    const [port, internal] = (await freePorts(2)) as [number, number];
    const env = { ...platform.envs.gateway, PORT: String(port), INTERNAL_PORT: String(internal) };
    second = startProcess('gateway', env, `${platform.folder}/logs`, { instance: 'gateway-2' });
    await untilReady({ gateway: `http://127.0.0.1:${internal}` }, 30_000);
    secondUrl = `http://127.0.0.1:${port}`;
  });
  afterAll(async () => {
    await second.stop();
    await platform.stop();
  });

  it('each gets the answers to its own requests', async () => {
    const gateways = [platform.gatewayUrl, secondUrl].map((url) => new ApiClient(url));
    const answers = await Promise.all(
      gateways.flatMap((client, index) => people(EACH, `gateway-${index}`).map((person) => client.signUp(person))),
    );
    expect(answers.map(({ status, body }) => [status, body.username])).toEqual(
      [0, 1].flatMap((index) => people(EACH, `gateway-${index}`).map(({ username }) => [201, username])),
    );
  });

  it('one that dies while people wait loses nobody: the other answers the same request, done once', async () => {
    const others = people(EACH, 'orphan');
    const keyOf = (username: string) => ({ 'idempotency-key': `orphan-${username}` });
    const waiting = others.map((person) =>
      new ApiClient(secondUrl).signUp(person, keyOf(person.username)).catch(() => 'cut off' as const),
    );
    await eventually(async () => expect((await totals(platform)).accounts).toBeGreaterThan(2 * EACH));
    await second.killHard();
    // The fault has bitten: somebody was still waiting.
    expect(await Promise.all(waiting)).toContain('cut off');
    const other = new ApiClient(platform.gatewayUrl);
    const answers = await Promise.all(others.map((person) => other.signUp(person, keyOf(person.username))));
    expect(answers.map(({ status, body }) => [status, body.username])).toEqual(
      others.map(({ username }) => [201, username]),
    );
    await eventually(async () => expect(await totals(platform)).toEqual(totalsOf(3 * EACH)), { withinMs: 60_000 });
  });
});
