import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '@portfel/testing';
import { ApiClient, type Person } from '../../tools/platform/api-client';
import { SERVICES } from '../../tools/platform/environments';
import { startPlatform, type TestPlatform } from './platform';
import { people, totals, totalsOf } from './totals';

const PEOPLE = 200;

describe('kill -9 in the middle of 200 sign-ups', () => {
  let platform: TestPlatform;
  let signedUp = 0;
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

  it.each(SERVICES)('of %s loses nobody and doubles nothing', async (victim) => {
    const requests = people(PEOPLE, victim).map(async (person, index) => {
      await sleep(index * 15);
      return await signUpStubbornly(person);
    });
    // The fault has to bite: work is done, and work is still to be done.
    const before = await eventually(async () => {
      const { accounts } = await totals(platform);
      expect(accounts).toBeGreaterThan(signedUp + 20);
      return accounts;
    });
    await platform.kill(victim);
    expect(before).toBeLessThan(signedUp + PEOPLE);
    await sleep(500);
    await platform.start(victim);

    const statuses = await Promise.all(requests);
    expect(statuses.filter((status) => ![201, 202].includes(status))).toEqual([]);
    signedUp += PEOPLE;
    await eventually(async () => expect(await totals(platform)).toEqual(totalsOf(signedUp)), { withinMs: 90_000 });
  });
});
