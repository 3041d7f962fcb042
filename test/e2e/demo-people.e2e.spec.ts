import { demoPeople, seedDemoPeople } from '../../tools/demo/seed-demo-people';
import { ApiClient } from '../../tools/platform/api-client';
import { startPlatform, type TestPlatform } from './platform';

describe('the people of the demo (AT-S10)', () => {
  let platform: TestPlatform;
  beforeAll(async () => (platform = await startPlatform()));
  afterAll(() => platform?.stop());

  const roles = () =>
    Promise.all(
      demoPeople.map(async (person) => {
        const client = new ApiClient(platform.gatewayUrl);
        expect((await client.signIn(person)).status).toBe(201);
        return [person.username, (await client.call('GET', '/me')).body.role];
      }),
    );

  it('sign in, each with the role of their name, and are made once', async () => {
    const expected = [
      ['demo', 'user'],
      ['admin', 'admin'],
      ['manager', 'manager'],
      ['accountant', 'accountant'],
      ['worker0', 'worker'],
      ['worker1', 'worker'],
      ['worker2', 'worker'],
    ];
    expect(await seedDemoPeople(platform)).toEqual(demoPeople);
    expect(await roles()).toEqual(expected);
    expect(await seedDemoPeople(platform)).toEqual(demoPeople);
    expect(await roles()).toEqual(expected);
    const count = 'SELECT count(*)::int AS accounts FROM account';
    expect((await platform.postgres('auth').query(count)).rows).toEqual([{ accounts: demoPeople.length }]);
  });

  it('do without one whose account was closed', async () => {
    const worker = demoPeople.find(({ username }) => username === 'worker2')!;
    const client = new ApiClient(platform.gatewayUrl);
    await client.signIn(worker);
    const closed = await client.call('POST', '/me/closure', { body: { password: worker.password } });
    expect(closed.status).toBe(204);
    expect(await seedDemoPeople(platform)).toEqual(demoPeople.filter((person) => person !== worker));
  });
});
