import type { DataSource } from 'typeorm';
import type { Role } from '@portfel/contracts';
import { createKafkaBroker } from '@portfel/messaging';
import { createDataSource } from '@portfel/messaging-typeorm';
import { giveRoles } from '../accounts/give-roles';
import { ApiClient, confirmationToken, type Person } from '../platform/api-client';
import type { PreparedLocal } from '../platform/prepare-local';

export interface DemoPerson extends Person {
  readonly role: Role;
}

type Platform = Pick<PreparedLocal, 'gatewayUrl' | 'parts' | 'databaseUrls'>;

const personWith = (role: Role, username: string = role): DemoPerson => ({
  role,
  username,
  email: `${username}@portfel.example`,
  password: 'Demo-Portfel-1',
});

/** Confirmed people to sign in as, somebody of every role (AT-S10). */
export const demoPeople: readonly DemoPerson[] = [
  personWith('user', 'demo'),
  personWith('admin'),
  personWith('manager'),
  personWith('accountant'),
  personWith('worker', 'worker0'),
  personWith('worker', 'worker1'),
  personWith('worker', 'worker2'),
];

/**
 * Makes those who are missing through the public API, and gives everybody their role again.
 * @returns who is there: not somebody whose account was closed, as nobody gets such a name again
 */
export async function seedDemoPeople(platform: Platform): Promise<readonly DemoPerson[]> {
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  const brokers = platform.parts.kafkaBrokers;
  const broker = createKafkaBroker({ clientId: 'demo', brokers, log, onFatal: () => {} });
  const url = platform.databaseUrls.auth;
  const accounts = await createDataSource({ url, entities: [], migrations: [] }).initialize();
  try {
    const made = await Promise.all(demoPeople.map((person) => makeOnce(platform, accounts, person)));
    const people = demoPeople.filter((_, index) => made[index]);
    await giveRoles({ broker, accounts }, Object.fromEntries(people.map(({ username, role }) => [username, role])));
    return people;
  } finally {
    await Promise.all([accounts.destroy(), broker.stop()]);
  }
}

async function makeOnce({ gatewayUrl, parts }: Platform, accounts: DataSource, person: DemoPerson): Promise<boolean> {
  const [known] = await accounts.query<{ confirmed: boolean }[]>(
    'SELECT confirmed_at IS NOT NULL AS confirmed FROM account WHERE lower(username) = $1',
    [person.username],
  );
  if (known?.confirmed) return true;
  const client = new ApiClient(gatewayUrl);
  const headers = { prefer: 'wait=30' };
  const { email, username, password } = person;
  if (!known && (await client.signUp({ email, username, password }, headers)).status === 403) return false;
  const token = await confirmationToken(parts.mailWebUrl, email);
  const confirmed = await client.confirm(token, headers);
  if (confirmed.status !== 200)
    throw new Error(`${username} could not be confirmed: ${JSON.stringify(confirmed.body)}`);
  return true;
}
