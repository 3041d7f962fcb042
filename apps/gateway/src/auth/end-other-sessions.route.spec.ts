import { EndOtherSessions } from '@portfel/contracts';
import type { TestPerson } from '../../test/access-token';
import { describeCommandRoute } from '../../test/describe-command-route';
import { describeSignedInRoute } from '../../test/describe-signed-in-route';
import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';

describe('DELETE /me/sessions', () => {
  let harness: GatewayHarness;
  let person: TestPerson;
  beforeAll(async () => {
    harness = await startHarness();
    person = harness.newPerson();
  });
  afterAll(() => harness.close());
  beforeEach(() => {
    harness.auth.done.length = 0;
    harness.auth.on(EndOtherSessions, (_, uow) => uow.accept({ sessionIds: [] }));
    harness.questions.refuse('GetWallet', 'wallet-not-found');
    harness.questions.on('GetOperation', ({ commandId }) => harness.auth.operation(commandId));
  });

  const endOthers = (by: TestPerson, headers: Record<string, string> = {}) =>
    harness.request('DELETE', '/me/sessions', { token: by.token(), headers });
  const use = (one: TestPerson) => harness.request('GET', '/wallet', { token: one.token() });

  it('keeps the session that asks, and the tokens of the others open nothing from then on', async () => {
    const others = [person.onAnotherDevice(), person.onAnotherDevice()];
    for (const other of others) expectProblem(await use(other), 'wallet-not-found');
    harness.auth.on(EndOtherSessions, (_, uow) => uow.accept({ sessionIds: others.map(({ sessionId }) => sessionId) }));

    const answer = await endOthers(person);
    expect([answer.statusCode, answer.json()]).toEqual([200, { ended: 2 }]);
    const { accountId, sessionId: keptSessionId } = person;
    expect(harness.auth.done).toEqual([
      {
        name: 'Auth.EndOtherSessions',
        actor: { type: 'account', id: accountId },
        data: { accountId, keptSessionId },
      },
    ]);
    for (const other of others) expectProblem(await use(other), 'session-has-expired');
    expectProblem(await use(person), 'wallet-not-found');
  });

  it('passes on that the session that asks has ended', async () => {
    harness.auth.on(EndOtherSessions, (_, uow) => uow.reject('session-has-expired'));
    expectProblem(await endOthers(person), 'session-has-expired');
  });

  describeCommandRoute(() => harness, {
    contract: EndOtherSessions,
    status: 200,
    send: (headers) => endOthers(person, headers),
    sendOther: (headers) => endOthers(person.onAnotherDevice(), headers),
  });
  describeSignedInRoute(() => harness, {
    status: 200,
    send: (options) => harness.request('DELETE', '/me/sessions', options),
  });
});
