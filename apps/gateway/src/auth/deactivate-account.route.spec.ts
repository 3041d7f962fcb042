import { DeactivateAccount } from '@portfel/contracts';
import { describeDeactivation } from '../../test/describe-deactivation';
import { expectProblem, startHarness } from '../../test/gateway-harness';

describeDeactivation('PUT', DeactivateAccount, { sessionIds: [] });

describe('PUT /accounts/:accountId/deactivation, at once', () => {
  it('ends the sessions that auth names, while this gateway remembers them as alive', async () => {
    const harness = await startHarness();
    harness.questions.refuse('GetWallet', 'wallet-not-found');
    const person = harness.newPerson();
    const use = () => harness.request('GET', '/wallet', { token: person.token() });
    expectProblem(await use(), 'wallet-not-found');
    harness.auth.on(DeactivateAccount, (_, uow) => uow.accept({ sessionIds: [person.sessionId] }));
    const token = harness.newPerson().token({ claims: { role: 'admin' } });
    await harness.request('PUT', `/accounts/${person.accountId}/deactivation`, { token });
    expectProblem(await use(), 'session-has-expired');
    await harness.close();
  });
});
