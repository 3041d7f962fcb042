import { DataSource } from 'typeorm';
import { RoleChanged, type Role } from '@portfel/contracts';
import { AuthHarness } from '../../apps/auth/test/auth-harness';
import { giveRoles } from './give-roles';

describe('npm run accounts -- make-admin', () => {
  let auth: AuthHarness;
  let accounts: DataSource;
  beforeAll(async () => {
    auth = await AuthHarness.start();
    accounts = await new DataSource({ type: 'postgres', url: auth.database.url }).initialize();
  });
  afterAll(async () => {
    await accounts?.destroy();
    await auth?.close();
  });

  const give = (roles: Readonly<Record<string, Role>>) => giveRoles({ broker: auth.broker, accounts }, roles);
  const make = async (username: string) => (await give({ [username]: 'admin' })).join();

  it('makes the first admin, and says so; a second time nothing happens', async () => {
    const { accountId, username } = await auth.confirmed();
    expect(await make(username.toUpperCase())).toBe(`${username} is admin now.`);
    expect(await make(username)).toBe(`${username} is admin now.`);
    expect(await auth.sql('SELECT role FROM account WHERE id = $1', [accountId])).toEqual([{ role: 'admin' }]);
    const events = auth.events(RoleChanged, accountId);
    expect(events.map(({ data, actor }) => [data, actor])).toEqual([
      [
        { accountId, role: 'admin' },
        { type: 'service', id: 'operator' },
      ],
    ]);
  });

  it('gives several accounts their roles at once, each its own', async () => {
    const [one, other] = [await auth.confirmed(), await auth.confirmed()];
    const said = [`${one.username} is manager now.`, `${other.username} is worker now.`];
    expect(await give({ [one.username]: 'manager', [other.username]: 'worker' })).toEqual(said);
    const roleOf = (id: string) => auth.sql('SELECT role FROM account WHERE id = $1', [id]);
    expect(await Promise.all([one, other].map(({ accountId }) => roleOf(accountId)))).toEqual([
      [{ role: 'manager' }],
      [{ role: 'worker' }],
    ]);
  });

  it('makes nobody admin who is not there, or has shown no address to be theirs', async () => {
    await expect(make('nobody-of-that-name')).rejects.toThrow('There is no account nobody-of-that-name.');
    const { accountId, username } = await auth.unconfirmed();
    await expect(make(username)).rejects.toThrow(`${username} has not followed the link in the mail yet.`);
    expect(await auth.sql('SELECT role FROM account WHERE id = $1', [accountId])).toEqual([{ role: 'user' }]);
  });
});
