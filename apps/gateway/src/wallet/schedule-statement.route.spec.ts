import { randomUUID } from 'node:crypto';
import { ScheduleStatement } from '@portfel/contracts';
import type { TestPerson } from '../../test/access-token';
import { describeCommandRoute } from '../../test/describe-command-route';
import { describeSignedInRoute } from '../../test/describe-signed-in-route';
import { expectProblem, startHarness, type GatewayHarness, type RequestOptions } from '../../test/gateway-harness';

describe('PUT /wallet/statement-schedule', () => {
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
    harness.wallet.on(ScheduleStatement, (_, uow) => uow.accept({}));
  });

  const send = (options: RequestOptions = {}) =>
    harness.request('PUT', '/wallet/statement-schedule', {
      token: person.token(),
      body: { monthly: true },
      ...options,
    });

  it.each([true, false])('answers 204 for %s, and asks for, and as, the person in the token', async (monthly) => {
    const answer = await send({ body: { monthly } });
    expect([answer.statusCode, answer.body]).toEqual([204, '']);
    expect(harness.wallet.done).toEqual([
      {
        name: 'Wallet.ScheduleStatement',
        actor: { type: 'account', id: person.accountId },
        data: { ownerId: person.accountId, monthly },
      },
    ]);
  });

  it.each(ScheduleStatement.errors)('passes on the rejection %s', async (code) => {
    harness.wallet.on(ScheduleStatement, (_, uow) => uow.reject(code));
    expectProblem(await send(), code);
  });

  it.each([[{}], [{ monthly: 'yes' }], [{ monthly: null }], [{ monthly: true, ownerId: randomUUID() }]])(
    'refuses the body %j',
    async (body) => {
      expectProblem(await send({ body }), 'validation-error');
      expect(harness.wallet.done).toEqual([]);
    },
  );

  describeCommandRoute(() => harness, {
    contract: ScheduleStatement,
    status: 204,
    send: (headers) => send({ headers }),
    sendOther: (headers) => send({ headers, body: { monthly: false } }),
  });
  describeSignedInRoute(() => harness, { status: 204, send: (options) => send({ token: undefined, ...options }) });
});
