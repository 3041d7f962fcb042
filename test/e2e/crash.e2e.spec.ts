import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '@portfel/testing';
import { ApiClient, type Person } from '../../tools/platform/api-client';
import { SERVICES } from '../../tools/platform/environments';
import { startPlatform, type TestPlatform } from './platform';
import { people, totals, totalsOf } from './totals';

const PEOPLE = 80;

describe('kill -9 in the middle of sign-ups', () => {
  let platform: TestPlatform;
  beforeAll(async () => void (platform = await startPlatform()));
  afterAll(() => platform.stop());

  /** A person tries again, with the same key, until there is an answer. */
  const signUpStubbornly = async (person: Person): Promise<number> => {
    for (;;) {
      const answer = await new ApiClient(platform.gatewayUrl)
        .signUp(person, { 'idempotency-key': `crash-${person.username}` })
        .catch(() => undefined);
      if (answer && answer.status < 500) return answer.status;
      await sleep(250);
    }
  };

  const accounts = async () => {
    const { rows } = await platform.postgres('auth').query<{ count: string }>('SELECT count(*) FROM account');
    return Number(rows[0]!.count);
  };

  it.each(SERVICES)('of %s loses nobody and doubles nothing', async (victim) => {
    const before = await accounts();
    const requests = people(PEOPLE, victim).map(async (person, index) => {
      await sleep(index * 15);
      return await signUpStubbornly(person);
    });
    await eventually(async () => expect(await accounts()).toBeGreaterThan(before + 20), { withinMs: 60_000 });
    await platform.kill(victim);
    // The fault has bitten: there was work done, and there is work left.
    expect(await accounts()).toBeLessThan(before + PEOPLE);
    await platform.start(victim);

    const statuses = await Promise.all(requests);
    expect(statuses.filter((status) => ![201, 202].includes(status))).toEqual([]);
    const expected = totalsOf(before + PEOPLE);
    await eventually(async () => expect(await totals(platform)).toEqual(expected), { withinMs: 90_000 });
  });
});
