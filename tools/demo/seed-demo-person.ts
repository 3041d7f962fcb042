import { ApiClient, confirmationToken, type Person } from '../platform/api-client';
import type { Demo } from './start-demo';

const DEMO_PERSON: Person = { email: 'demo@portfel.example', username: 'demo', password: 'Demo-Portfel-1' };

/** A confirmed person to sign in as; made through the public API, once. */
export async function seedDemoPerson(demo: Pick<Demo, 'gatewayUrl' | 'parts'>): Promise<Person> {
  const client = new ApiClient(demo.gatewayUrl);
  if ((await client.signIn(DEMO_PERSON)).status === 201) {
    await client.signOut();
    return DEMO_PERSON;
  }
  await client.signUp(DEMO_PERSON);
  const token = await confirmationToken(demo.parts.mailWebUrl, DEMO_PERSON.email);
  const confirmed = await client.confirm(token);
  if (confirmed.status !== 200)
    throw new Error(`The demo person could not be confirmed: ${JSON.stringify(confirmed.body)}`);
  return DEMO_PERSON;
}
