import { randomUUID } from 'node:crypto';
import { PlaceHold } from '@portfel/contracts';
import type { TestPerson } from '../../test/access-token';
import { describeCommandRoute, describeJsonBody } from '../../test/describe-command-route';
import { describeSignedInRoute } from '../../test/describe-signed-in-route';
import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';

const [accountId, beneficiaryId] = [randomUUID(), randomUUID()];
const body = { accountId, beneficiary: { username: 'bob' }, amount: '1250', assetCode: 'EUR' };
const expiresAt = '2026-01-02T03:04:05.678Z';

describe('POST /wallet/holds', () => {
  let harness: GatewayHarness;
  let person: TestPerson;
  beforeAll(async () => {
    harness = await startHarness();
    person = harness.newPerson();
  });
  afterAll(() => harness.close());
  beforeEach(() => {
    harness.wallet.done.length = 0;
    harness.questions.on('FindPerson', ({ username }) => ({
      accountId: beneficiaryId,
      username,
      createdAt: expiresAt,
    }));
    harness.questions.on('GetOperation', ({ commandId }) => harness.wallet.operation(commandId));
    harness.wallet.on(PlaceHold, ({ holdId, amount, assetCode }, uow) =>
      uow.accept({ holdId, amount, assetCode, expiresAt, available: '5' }),
    );
  });

  const place = (data: unknown = body, headers: Record<string, string> = {}) =>
    harness.request('POST', '/wallet/holds', { body: data, headers, token: person.token() });

  it('answers 201 with the hold, whose id is the command id', async () => {
    const answer = await place();
    expect(answer.statusCode).toBe(201);
    const { event_id: holdId } = harness.commands().at(-1)!;
    expect(answer.json()).toEqual({ holdId, amount: '1250', assetCode: 'EUR', expiresAt, available: '5' });
  });

  it('is for the person who goes by the name, as the person in the token, for a week unless something else is said', async () => {
    await place();
    await place({ ...body, expiresInSeconds: 60 });
    const hold = { ownerId: person.accountId, accountId, beneficiaryId, amount: '1250', assetCode: 'EUR' };
    expect(harness.wallet.done).toMatchObject([
      { actor: { type: 'account', id: person.accountId }, data: { ...hold, expiresInSeconds: 604_800 } },
      { data: { ...hold, expiresInSeconds: 60 } },
    ]);
  });

  it('answers 404 for a name nobody goes by, and sends nothing', async () => {
    harness.questions.refuse('FindPerson', 'user-not-found');
    expectProblem(await place(), 'user-not-found');
    expect(harness.wallet.done).toEqual([]);
  });

  // Where the second factor is needed it is asked for: policy/step-up.route.spec.ts.
  it.each(PlaceHold.errors.filter((code) => code !== 'step-up-needed'))('passes on the rejection %s', async (code) => {
    harness.wallet.on(PlaceHold, (_, uow) => uow.reject(code));
    expectProblem(await place(), code);
  });

  it.each([
    ['amount', '0'],
    ['amount', '-5'],
    ['amount', '1.5'],
    ['amount', '9'.repeat(31)],
    ['amount', 1250],
    ['assetCode', 'eur'],
    ['accountId', 'mine'],
    ['beneficiary', 'bob'],
    ['beneficiary', {}],
    ['beneficiary', { accountId: beneficiaryId }],
    ['expiresInSeconds', 59],
    ['expiresInSeconds', 30 * 86_400 + 1],
    ['expiresInSeconds', 60.5],
    ['expiresInSeconds', '60'],
    ['ownerId', beneficiaryId],
    ['beneficiaryId', beneficiaryId],
  ])('refuses %s %j and sends nothing', async (field, value) => {
    const errors = expectProblem(await place({ ...body, [field]: value }), 'validation-error');
    expect(Object.keys(errors!)[0]!.split('.')[0]).toBe(field);
    expect(harness.wallet.done).toEqual([]);
  });

  const asPerson = (): GatewayHarness => ({
    ...harness,
    request: (method, path, options) => harness.request(method, path, { token: person.token(), ...options }),
  });
  describeJsonBody(asPerson, '/wallet/holds', body);
  describeCommandRoute(() => harness, {
    contract: PlaceHold,
    status: 201,
    send: (headers) => place(body, headers),
    sendOther: (headers) => place({ ...body, amount: '1251' }, headers),
  });
  describeSignedInRoute(() => harness, {
    status: 201,
    send: (options) => harness.request('POST', '/wallet/holds', { body, ...options }),
  });
});
