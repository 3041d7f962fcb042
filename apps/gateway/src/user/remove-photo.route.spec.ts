import { RemovePhoto } from '@portfel/contracts';
import type { TestPerson } from '../../test/access-token';
import { describeSignedInRoute } from '../../test/describe-signed-in-route';
import { keepSample } from '@portfel/testing';
import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';

describe('DELETE /me/photo', () => {
  let harness: GatewayHarness;
  let person: TestPerson;
  beforeAll(async () => {
    harness = await startHarness();
    person = harness.newPerson();
  });
  afterAll(() => harness.close());
  beforeEach(() => {
    harness.user.done.length = 0;
    harness.user.on(RemovePhoto, ({ accountId }, uow) => uow.accept({ accountId }));
  });

  const remove = (headers: Record<string, string> = {}) =>
    harness.request('DELETE', '/me/photo', { headers, token: person.token() });

  it('removes the photo of the person in the token', async () => {
    const answer = await remove();
    expect([answer.statusCode, answer.body]).toEqual([204, '']);
    const { accountId } = person;
    expect(harness.user.done).toEqual([
      { name: 'User.RemovePhoto', actor: { type: 'account', id: accountId }, data: { accountId } },
    ]);
    keepSample(RemovePhoto, harness.commands().at(-1));
  });

  it('is done once for an Idempotency-Key', async () => {
    const key = { 'idempotency-key': 'k-remove' };
    expect([(await remove(key)).statusCode, (await remove(key)).statusCode]).toEqual([204, 204]);
    expect(harness.user.done).toHaveLength(1);
  });

  it.each(RemovePhoto.errors)('passes on the rejection %s', async (code) => {
    harness.user.on(RemovePhoto, (_, uow) => uow.reject(code));
    expectProblem(await remove(), code);
  });

  it('refuses a request that a browser calls cross-site (CT-A16)', async () => {
    expectProblem(await remove({ 'sec-fetch-site': 'cross-site' }), 'cross-site-request');
    expect(harness.user.done).toEqual([]);
  });

  describeSignedInRoute(() => harness, {
    status: 204,
    send: (options) => harness.request('DELETE', '/me/photo', options),
  });
});
