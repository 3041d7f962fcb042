import { EndSession, SessionEnded } from '@portfel/contracts';
import { eventually, keepSample } from '@portfel/testing';
import type { TestPerson } from '../../test/access-token';
import { describeSignedInRoute } from '../../test/describe-signed-in-route';
import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';
import { clearedCookie, cookiesOf } from '../../test/session-grant';

describe('DELETE /sessions/current', () => {
  let harness: GatewayHarness;
  beforeAll(async () => (harness = await startHarness()));
  afterAll(() => harness.close());
  beforeEach(() => {
    harness.auth.done.length = 0;
    harness.auth.on(EndSession, ({ sessionId }, uow) => uow.accept({ sessionId }));
    harness.questions.refuse('GetWallet', 'wallet-not-found');
  });

  const signOut = (person: TestPerson, headers: Record<string, string> = {}) =>
    harness.request('DELETE', '/sessions/current', { token: person.token(), headers });
  const use = (person: TestPerson) => harness.request('GET', '/wallet', { token: person.token() });
  const expectAlive = async (person: TestPerson) => expectProblem(await use(person), 'wallet-not-found');

  it('answers 204 without a body and clears the cookie', async () => {
    const answer = await signOut(harness.newPerson());
    expect([answer.statusCode, answer.body]).toEqual([204, '']);
    expect(cookiesOf(answer)).toEqual([clearedCookie]);
  });

  it('ends the session in the token, as the person in the token', async () => {
    const person = harness.newPerson();
    await signOut(person);
    const { accountId: id, sessionId } = person;
    expect(harness.auth.done).toEqual([
      { name: 'Auth.EndSession', actor: { type: 'account', id }, data: { sessionId } },
    ]);
    keepSample(EndSession, harness.commands()[0]);
  });

  it('refuses the token at once, although auth was found to call the session alive (CT-A12)', async () => {
    const person = harness.newPerson();
    await expectAlive(person);
    await signOut(person);
    expectProblem(await use(person), 'session-has-expired');
  });

  it('leaves the other sessions of the person alone', async () => {
    const person = harness.newPerson();
    const other = person.onAnotherDevice();
    await expectAlive(other);
    await signOut(person);
    await expectAlive(other);
  });

  it('refuses the token as soon as the session was ended elsewhere', async () => {
    const person = harness.newPerson();
    await expectAlive(person);
    const data = { sessionId: person.sessionId, accountId: person.accountId, reason: 'refresh-token-reused' };
    const value = Buffer.from(JSON.stringify({ event_name: SessionEnded.name, data }));
    await harness.broker.produce([{ topic: SessionEnded.topic, key: person.sessionId, value }]);
    await eventually(async () => expectProblem(await use(person), 'session-has-expired'));
  });

  it('passes on that the session has ended already', async () => {
    harness.auth.on(EndSession, (_, uow) => uow.reject('session-has-expired'));
    expectProblem(await signOut(harness.newPerson()), 'session-has-expired');
  });

  it('answers 202, and ends the session here at once, when auth is late', async () => {
    const person = harness.newPerson();
    await expectAlive(person);
    harness.auth.hold();
    const answer = await signOut(person, { prefer: 'respond-async' });
    expect(answer.statusCode).toBe(202);
    expect(answer.headers.location).toBe(`/api/v1/operations/${answer.json<{ operationId: string }>().operationId}`);
    expect(cookiesOf(answer)).toEqual([clearedCookie]);
    expectProblem(await use(person), 'session-has-expired');
    harness.auth.release();
    await eventually(() => expect(harness.auth.done).toHaveLength(1));
  });

  it('answers 503 while the broker is away, changes nothing, and ends the session when it is tried again', async () => {
    const person = harness.newPerson();
    const key = { 'idempotency-key': 'k-broker-away' };
    harness.broker.goAway();
    const answer = await signOut(person, key);
    harness.broker.comeBack();
    expectProblem(answer, 'service-unavailable');
    expect(cookiesOf(answer)).toEqual([]);
    await expectAlive(person);
    expect(harness.auth.done).toEqual([]);
    expect((await signOut(person, key)).statusCode).toBe(204);
    expect(harness.auth.done).toHaveLength(1);
  });

  it('refuses an Idempotency-Key that the person used for another session', async () => {
    const person = harness.newPerson();
    const other = person.onAnotherDevice();
    await signOut(person, { 'idempotency-key': 'k' });
    expectProblem(await signOut(other, { 'idempotency-key': 'k' }), 'idempotency-key-reused');
    await expectAlive(other);
  });

  it('keeps the keys of two people apart', async () => {
    const people = [harness.newPerson(), harness.newPerson()];
    for (const person of people) expect((await signOut(person, { 'idempotency-key': 'same' })).statusCode).toBe(204);
    expect(harness.auth.done.map(({ data }) => data.sessionId)).toEqual(people.map(({ sessionId }) => sessionId));
  });

  it('refuses an Idempotency-Key with a space', async () => {
    const errors = expectProblem(await signOut(harness.newPerson(), { 'idempotency-key': 'a b' }), 'validation-error');
    expect(Object.keys(errors!)).toEqual(['Idempotency-Key']);
  });

  it.each(['cross-site', 'same-site'])('refuses a request that a browser calls %s (CT-A16)', async (site) => {
    const person = harness.newPerson();
    expectProblem(await signOut(person, { 'sec-fetch-site': site }), 'cross-site-request');
    expect(harness.auth.done).toEqual([]);
    await expectAlive(person);
  });

  describeSignedInRoute(() => harness, {
    status: 204,
    send: (options) => harness.request('DELETE', '/sessions/current', options),
  });
});
