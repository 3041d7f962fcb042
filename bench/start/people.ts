import { setTimeout as sleep } from 'node:timers/promises';
import type { WalletAnswer } from '../../apps/gateway/src/wallet/get-wallet.dto';
import { ApiClient, confirmationToken } from '../../tools/platform/api-client';

export interface SignedInPerson {
  readonly accountId: string;
  readonly username: string;
  readonly token: string;
  /** The account of the wallet that holds points. */
  readonly pointsId: string;
}

export const BENCH_PASSWORD = 'Bench-Portfel-1';
/** @param number from 1 */
export const benchEmail = (number: number) => `bench-${number}@portfel.example`;

/** Few at once: one password is hashed at a time. */
const AT_ONCE = 4;

/** People who have signed up, confirmed, signed in, and have a wallet; made through the public API. */
export async function signInPeople(count: number, gatewayUrl: string, mailWebUrl: string): Promise<SignedInPerson[]> {
  const people: SignedInPerson[] = [];
  let next = 0;
  const worker = async () => {
    while (next < count) people.push(await signInPerson((next += 1), gatewayUrl, mailWebUrl));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return people;
}

async function signInPerson(number: number, gatewayUrl: string, mailWebUrl: string): Promise<SignedInPerson> {
  const client = new ApiClient(gatewayUrl);
  const email = benchEmail(number);
  const person = { email, username: `bench-${number}`, password: BENCH_PASSWORD };
  const { accountId } = (await done(client.signUp(person))).body as { accountId: string };
  await done(client.confirm(await confirmationToken(mailWebUrl, email)));
  await done(client.signIn(person));
  for (let tries = 0; tries < 100; tries += 1) {
    const { status, body } = await client.call<WalletAnswer>('GET', '/wallet');
    const points = status === 200 ? body.accounts.find(({ asset }) => asset.code === 'POINTS') : undefined;
    if (points) return { accountId, username: person.username, token: client.accessToken!, pointsId: points.id };
    await sleep(100);
  }
  throw new Error(`person ${number} has no wallet after 10 s`);
}

async function done<A extends { status: number; body: unknown }>(answer: Promise<A>): Promise<A> {
  const got = await answer;
  if (got.status < 202) return got;
  throw new Error(`answered ${got.status}: ${JSON.stringify(got.body)}`);
}
