import { Role } from '@portfel/contracts';
import { expectProblem, type Answer, type GatewayHarness, type RequestOptions } from './gateway-harness';

/** What every route behind the role of admins promises; who may let somebody in is in access-token.guard.route.spec.ts. */
export function describeAdminRoute(
  harness: () => GatewayHarness,
  send: (options: RequestOptions) => Promise<Answer>,
): void {
  it.each(Role.options.filter((role) => role !== 'admin'))('is closed to the role %s', async (role) => {
    const before = harness().commands().length;
    expectProblem(await send({ token: harness().newPerson().token({ claims: { role } }) }), 'role-required');
    expect(harness().commands()).toHaveLength(before);
  });

  it('is closed to visitors', async () => {
    expectProblem(await send({}), 'invalid-token');
  });

  it('tells the service that an admin asks', async () => {
    const person = harness().newPerson();
    const admin = person.token({ claims: { role: 'admin' } });
    await send({ token: admin });
    expect(harness().wallet.done.at(-1)!.actor).toEqual({ type: 'account', id: person.accountId, role: 'admin' });
  });
}
