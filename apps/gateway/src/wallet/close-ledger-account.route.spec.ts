import { randomUUID } from 'node:crypto';
import { CloseLedgerAccount } from '@portfel/contracts';
import type { TestPerson } from '../../test/access-token';
import { describeCommandRoute } from '../../test/describe-command-route';
import { describeSignedInRoute } from '../../test/describe-signed-in-route';
import { expectProblem, startHarness, type GatewayHarness, type RequestOptions } from '../../test/gateway-harness';

const [accountId, otherId]: [string, string] = [randomUUID(), randomUUID()];

describe('DELETE /wallet/accounts/:accountId', () => {
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
    harness.wallet.on(CloseLedgerAccount, (_, uow) => uow.accept({}));
  });

  const send = (options: RequestOptions = { token: person.token() }, id = accountId) =>
    harness.request('DELETE', `/wallet/accounts/${id}`, options);

  it('answers 204, and asks for, and as, the person in the token and nobody else', async () => {
    const answer = await send();
    expect([answer.statusCode, answer.body]).toEqual([204, '']);
    expect(harness.wallet.done).toEqual([
      {
        name: 'Wallet.CloseLedgerAccount',
        actor: { type: 'account', id: person.accountId },
        data: { accountId, ownerId: person.accountId },
      },
    ]);
  });

  it.each(CloseLedgerAccount.errors)('passes on the rejection %s', async (code) => {
    harness.wallet.on(CloseLedgerAccount, (_, uow) => uow.reject(code));
    expectProblem(await send(), code);
  });

  it.each(['1', '%20', 'mine'])('refuses %s in the place of an account', async (id) => {
    expectProblem(await send({ token: person.token() }, id), 'validation-error');
    expect(harness.wallet.done).toEqual([]);
  });

  describeCommandRoute(() => harness, {
    contract: CloseLedgerAccount,
    status: 204,
    send: (headers) => send({ token: person.token(), headers }),
    sendOther: (headers) => send({ token: person.token(), headers }, otherId),
  });
  describeSignedInRoute(() => harness, { status: 204, send: (options) => send(options) });
});
