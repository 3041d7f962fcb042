import { randomUUID } from 'node:crypto';
import { RequestWithdrawal } from '@portfel/contracts';
import type { TestPerson } from '../../test/access-token';
import { describeCommandRoute, describeJsonBody } from '../../test/describe-command-route';
import { describeSignedInRoute } from '../../test/describe-signed-in-route';
import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';

const iban = 'PL61109010140000071219812874';
const body = { accountId: randomUUID(), amount: '12300', assetCode: 'EUR', iban };
const requestedAt = '2026-01-02T03:04:05.678Z';

describe('POST /wallet/withdrawals', () => {
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
    harness.wallet.on(RequestWithdrawal, ({ ownerId: _, iban: __, ...asked }, uow) =>
      uow.accept({ ...asked, direction: 'withdrawal', status: 'requested', requestedAt }),
    );
  });

  const withdraw = (data: unknown = body, headers: Record<string, string> = {}) =>
    harness.request('POST', '/wallet/withdrawals', { body: data, headers, token: person.token() });

  it('answers 201 with what was asked for by the person in the token, and not with where it goes', async () => {
    const answer = await withdraw();
    expect(answer.statusCode).toBe(201);
    const { event_id: paymentId } = harness.commands().at(-1)!;
    const { iban: _, ...told } = body;
    expect(answer.json()).toEqual({ ...told, paymentId, direction: 'withdrawal', status: 'requested', requestedAt });
    const [{ actor, data }] = harness.wallet.done as [(typeof harness.wallet.done)[number]];
    expect(actor).toEqual({ type: 'account', id: person.accountId });
    expect(data).toEqual({ ...body, paymentId, ownerId: person.accountId });
  });

  it('seals where the money goes, and takes it as people write it', async () => {
    expect((await withdraw({ ...body, iban: 'pl61 1090 1014 0000 0712 1981 2874' })).statusCode).toBe(201);
    expect(harness.wallet.done[0]!.data).toMatchObject({ iban });
    expect(harness.wire()).not.toContain('1090101400000712');
    expect(harness.log.join('\n')).not.toContain('1090');
  });

  // Where the second factor is needed it is asked for: policy/step-up.route.spec.ts.
  it.each(RequestWithdrawal.errors.filter((code) => code !== 'step-up-needed'))(
    'passes on the rejection %s',
    async (code) => {
      harness.wallet.on(RequestWithdrawal, (_, uow) => uow.reject(code));
      expectProblem(await withdraw(), code);
    },
  );

  it.each([
    ['amount', '0'],
    ['amount', '-5'],
    ['amount', '1.5'],
    ['amount', 1250],
    ['assetCode', 'eur'],
    ['accountId', 'mine'],
    ['iban', ''],
    ['iban', 'PL61109010140000071219812875'],
    ['iban', 'x'.repeat(10_000)],
    ['iban', { $ne: '' }],
    ['ownerId', randomUUID()],
  ])('refuses %s %j and sends nothing', async (field, value) => {
    const errors = expectProblem(await withdraw({ ...body, [field]: value }), 'validation-error');
    expect(Object.keys(errors!)).toEqual([field]);
    expect(harness.wallet.done).toEqual([]);
  });

  const asPerson = (): GatewayHarness => ({
    ...harness,
    request: (method, path, options) => harness.request(method, path, { token: person.token(), ...options }),
  });
  describeJsonBody(asPerson, '/wallet/withdrawals', body);
  describeCommandRoute(() => harness, {
    contract: RequestWithdrawal,
    status: 201,
    send: (headers) => withdraw(body, headers),
    sendOther: (headers) => withdraw({ ...body, amount: '12301' }, headers),
  });
  describeSignedInRoute(() => harness, {
    status: 201,
    send: (options) => harness.request('POST', '/wallet/withdrawals', { body, ...options }),
  });
});
