import { ChangeUsername } from '@portfel/contracts';
import type { TestPerson } from '../../test/access-token';
import { describeCommandRoute } from '../../test/describe-command-route';
import { describeSignedInRoute } from '../../test/describe-signed-in-route';
import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';

const body = { username: 'Annabelle' };

describe('PUT /me/username', () => {
  let harness: GatewayHarness;
  let person: TestPerson;
  beforeAll(async () => {
    harness = await startHarness();
    person = harness.newPerson();
  });
  afterAll(() => harness.close());
  beforeEach(() => {
    harness.auth.done.length = 0;
    harness.auth.on(ChangeUsername, ({ accountId, username }, uow) => uow.accept({ accountId, username }));
  });

  const change = (data: unknown = body, headers: Record<string, string> = {}) =>
    harness.request('PUT', '/me/username', { body: data, headers, token: person.token() });

  it('asks for, and as, the person in the token, and answers the name', async () => {
    const answer = await change();
    expect([answer.statusCode, answer.json()]).toEqual([200, body]);
    const { accountId } = person;
    expect(harness.auth.done).toEqual([
      { name: 'Auth.ChangeUsername', actor: { type: 'account', id: accountId }, data: { accountId, ...body } },
    ]);
  });

  it.each(ChangeUsername.errors)('passes on the rejection %s (CT-U38)', async (code) => {
    harness.auth.on(ChangeUsername, (_, uow) => uow.reject(code));
    expectProblem(await change(), code);
  });

  it.each([
    ['username', { username: 'ab' }],
    ['username', { username: 'with space' }],
    ['username', { username: 'x'.repeat(31) }],
    ['username', {}],
    ['accountId', { ...body, accountId: '01890000-0000-7000-8000-000000000000' }],
  ])('refuses a wrong %s and sends nothing: %j', async (field, data) => {
    expect(Object.keys(expectProblem(await change(data), 'validation-error')!)).toEqual([field]);
    expect(harness.auth.done).toEqual([]);
  });

  describeCommandRoute(() => harness, {
    contract: ChangeUsername,
    status: 200,
    send: (headers) => change(body, headers),
    sendOther: (headers) => change({ username: 'Other' }, headers),
  });
  describeSignedInRoute(() => harness, {
    status: 200,
    send: (options) => harness.request('PUT', '/me/username', { body, ...options }),
  });
});
