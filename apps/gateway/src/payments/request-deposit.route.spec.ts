import { randomUUID } from 'node:crypto';
import { RequestDeposit } from '@portfel/contracts';
import type { TestPerson } from '../../test/access-token';
import { describeCommandRoute, describeJsonBody } from '../../test/describe-command-route';
import { describeSignedInRoute } from '../../test/describe-signed-in-route';
import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';

const accountId = randomUUID();
const body = { accountId, amount: '12300', assetCode: 'EUR' };
const requestedAt = '2026-01-02T03:04:05.678Z';

describe('POST /wallet/deposits', () => {
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
    harness.wallet.on(RequestDeposit, ({ ownerId: _, ...asked }, uow) =>
      uow.accept({ ...asked, direction: 'deposit', status: 'requested', requestedAt }),
    );
  });

  const deposit = (data: unknown = body, headers: Record<string, string> = {}) =>
    harness.request('POST', '/wallet/deposits', { body: data, headers, token: person.token() });

  it('answers 201 with what was asked for by the person in the token; its id is the command id', async () => {
    const answer = await deposit();
    expect(answer.statusCode).toBe(201);
    const { event_id: paymentId } = harness.commands().at(-1)!;
    expect(answer.json()).toEqual({ ...body, paymentId, direction: 'deposit', status: 'requested', requestedAt });
    const [{ actor, data }] = harness.wallet.done as [(typeof harness.wallet.done)[number]];
    expect(actor).toEqual({ type: 'account', id: person.accountId });
    expect(data).toEqual({ ...body, paymentId, ownerId: person.accountId });
  });

  it.each(RequestDeposit.errors)('passes on the rejection %s', async (code) => {
    harness.wallet.on(RequestDeposit, (_, uow) => uow.reject(code));
    expectProblem(await deposit(), code);
  });

  it.each([
    ['amount', '0'],
    ['amount', '-5'],
    ['amount', '1.5'],
    ['amount', '1e3'],
    ['amount', '9'.repeat(31)],
    ['amount', 1250],
    ['assetCode', 'eur'],
    ['accountId', 'mine'],
    ['ownerId', randomUUID()],
    ['status', 'settled'],
    ['iban', 'PL61109010140000071219812874'],
  ])('refuses %s %j and sends nothing', async (field, value) => {
    const errors = expectProblem(await deposit({ ...body, [field]: value }), 'validation-error');
    expect(Object.keys(errors!)).toEqual([field]);
    expect(harness.wallet.done).toEqual([]);
  });

  const asPerson = (): GatewayHarness => ({
    ...harness,
    request: (method, path, options) => harness.request(method, path, { token: person.token(), ...options }),
  });
  describeJsonBody(asPerson, '/wallet/deposits', body);
  describeCommandRoute(() => harness, {
    contract: RequestDeposit,
    status: 201,
    send: (headers) => deposit(body, headers),
    sendOther: (headers) => deposit({ ...body, amount: '12301' }, headers),
  });
  describeSignedInRoute(() => harness, {
    status: 201,
    send: (options) => harness.request('POST', '/wallet/deposits', { body, ...options }),
  });
});
