import { randomUUID } from 'node:crypto';
import { NameAccount } from '@portfel/contracts';
import type { TestPerson } from '../../test/access-token';
import { describeCommandRoute } from '../../test/describe-command-route';
import { describeSignedInRoute } from '../../test/describe-signed-in-route';
import { expectProblem, startHarness, type GatewayHarness, type RequestOptions } from '../../test/gateway-harness';

const [accountId, otherId]: [string, string] = [randomUUID(), randomUUID()];

describe('PUT /wallet/accounts/:accountId/label', () => {
  let harness: GatewayHarness;
  let person: TestPerson;
  beforeAll(async () => {
    harness = await startHarness();
    person = harness.newPerson();
  });
  afterAll(() => harness.close());
  beforeEach(() => {
    harness.wallet.done.length = 0;
    harness.questions.on('GetOperation', ({ commandId }) => harness.wallet.operation(commandId));
    harness.wallet.on(NameAccount, (_, uow) => uow.accept({}));
  });

  const send = (options: RequestOptions = { token: person.token() }, id = accountId) =>
    harness.request('PUT', `/wallet/accounts/${id}/label`, { body: { label: 'Savings' }, ...options });

  it('answers 204, and asks for, and as, the person in the token and nobody else', async () => {
    const answer = await send();
    expect([answer.statusCode, answer.body]).toEqual([204, '']);
    expect(harness.wallet.done).toEqual([
      {
        name: 'Wallet.NameAccount',
        actor: { type: 'account', id: person.accountId },
        data: { accountId, ownerId: person.accountId, label: 'Savings' },
      },
    ]);
  });

  it.each(NameAccount.errors)('passes on the rejection %s', async (code) => {
    harness.wallet.on(NameAccount, (_, uow) => uow.reject(code));
    expectProblem(await send(), code);
  });

  it.each(['1', '%20', 'mine'])('refuses %s in the place of an account', async (id) => {
    expectProblem(await send({ token: person.token() }, id), 'validation-error');
    expect(harness.wallet.done).toEqual([]);
  });

  it('seals the name, and takes an empty one', async () => {
    await send();
    expect(JSON.stringify(harness.commands().at(-1))).not.toContain('Savings');
    expect((await send({ token: person.token(), body: { label: '' } })).statusCode).toBe(204);
    expect(harness.wallet.done.at(-1)!.data).toMatchObject({ label: '' });
  });

  it.each([
    [{}],
    [{ label: 'x'.repeat(41) }],
    [{ label: 'a\nb' }],
    [{ label: null }],
    [{ label: 'x', ownerId: otherId }],
  ])('refuses the body %j', async (body) => {
    expectProblem(await send({ token: person.token(), body }), 'validation-error');
    expect(harness.wallet.done).toEqual([]);
  });

  describeCommandRoute(() => harness, {
    contract: NameAccount,
    status: 204,
    send: (headers) => send({ token: person.token(), headers }),
    sendOther: (headers) => send({ token: person.token(), headers }, otherId),
  });
  describeSignedInRoute(() => harness, { status: 204, send: (options) => send(options) });
});
