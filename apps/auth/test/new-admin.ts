import { ChangeRole, OPERATOR } from '@portfel/contracts';
import type { AuthHarness } from './auth-harness';

/** Signed in as an admin; made so as the operator makes the first one. */
export async function newAdmin(auth: AuthHarness) {
  const person = await auth.signedIn();
  const { accountId } = person;
  const end = await auth.send(ChangeRole, { accountId, role: 'admin' }, { actor: OPERATOR });
  if (end.status !== 'accepted') throw new Error(`No admin was made: ${JSON.stringify(end)}`);
  return { ...person, actor: { type: 'account', id: accountId } as const };
}
