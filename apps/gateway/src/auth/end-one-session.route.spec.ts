import { randomUUID } from 'node:crypto';
import { EndSession } from '@portfel/contracts';
import type { TestPerson } from '../../test/access-token';
import { describeCommandRoute } from '../../test/describe-command-route';
import { describeSignedInRoute } from '../../test/describe-signed-in-route';
import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';

describe('DELETE /me/sessions/:sessionId', () => {
  let harness: GatewayHarness;
  let person: TestPerson;
  beforeAll(async () => {
    harness = await startHarness();
    person = harness.newPerson();
  });
  afterAll(() => harness.close());
  beforeEach(() => {
    harness.auth.done.length = 0;
    harness.auth.on(EndSession, ({ sessionId }, uow) => uow.accept({ sessionId }));
    harness.questions.refuse('GetWallet', 'wallet-not-found');
    harness.questions.on('GetOperation', ({ commandId }) => harness.auth.operation(commandId));
  });

  const end = (sessionId: string, headers: Record<string, string> = {}) =>
    harness.request('DELETE', `/me/sessions/${sessionId}`, { token: person.token(), headers });
  const use = (one: TestPerson) => harness.request('GET', '/wallet', { token: one.token() });

  it('ends that session, as the person in the token, and its token opens nothing from then on', async () => {
    const other = person.onAnotherDevice();
    expectProblem(await use(other), 'wallet-not-found');
    const answer = await end(other.sessionId);
    expect([answer.statusCode, answer.body]).toEqual([204, '']);
    const { sessionId } = other;
    const actor = { type: 'account', id: person.accountId };
    expect(harness.auth.done).toEqual([{ name: 'Auth.EndSession', actor, data: { sessionId } }]);
    expectProblem(await use(other), 'session-has-expired');
    expectProblem(await use(person), 'wallet-not-found');
  });

  it('answers 404 for a session that is not theirs, and leaves it alone', async () => {
    const stranger = harness.newPerson();
    harness.auth.on(EndSession, (_, uow) => uow.reject('session-has-expired'));
    expectProblem(await end(stranger.sessionId), 'session-not-found');
    expectProblem(await use(stranger), 'wallet-not-found');
  });

  it.each(['1', 'current', '%00', `${randomUUID()}x`])('refuses %j, which is no session id', async (id) => {
    expectProblem(await end(id), 'validation-error');
    expect(harness.auth.done).toEqual([]);
  });

  const [one, other] = [randomUUID(), randomUUID()];
  describeCommandRoute(() => harness, {
    contract: EndSession,
    status: 204,
    send: (headers) => end(one, headers),
    sendOther: (headers) => end(other, headers),
  });
  describeSignedInRoute(() => harness, {
    status: 204,
    send: (options) => harness.request('DELETE', `/me/sessions/${one}`, options),
  });
});
