import { randomUUID } from 'node:crypto';
import { BurnAsset } from '@portfel/contracts';
import { describeAdminRoute } from '../../test/describe-admin-route';
import { describeCommandRoute, describeJsonBody } from '../../test/describe-command-route';
import { expectProblem, startHarness, type GatewayHarness, type RequestOptions } from '../../test/gateway-harness';

const ownerId = randomUUID();
const body = { username: 'bob', amount: '5' };
const postedAt = '2026-01-02T03:04:05.678Z';

describe('POST /assets/:code/burns', () => {
  let harness: GatewayHarness;
  let token: string;
  beforeAll(async () => {
    harness = await startHarness();
    token = harness.newPerson().token({ claims: { role: 'admin' } });
  });
  afterAll(() => harness.close());
  beforeEach(() => {
    harness.wallet.done.length = 0;
    harness.questions.on('FindPerson', ({ username }) => ({ accountId: ownerId, username, createdAt: postedAt }));
    harness.questions.on('GetOperation', ({ commandId }) => harness.wallet.operation(commandId));
    harness.wallet.on(BurnAsset, ({ transferId, assetCode, amount }, uow) =>
      uow.accept({ transferId, assetCode, amount, postedAt }),
    );
  });

  const send = (data: unknown = body, options: RequestOptions = { token }, code = 'SWORD-1') =>
    harness.request('POST', `/assets/${code}/burns`, { body: data, ...options });

  it('answers 201 with the receipt, which tells nothing of what the person has', async () => {
    const answer = await send({ ...body });
    const { event_id: transferId } = harness.commands().at(-1)!;
    expect([answer.statusCode, answer.json()]).toEqual([
      201,
      { transferId, assetCode: 'SWORD-1', amount: '5', postedAt },
    ]);
    expect(harness.wallet.done[0]!.data).toEqual({ transferId, ownerId, assetCode: 'SWORD-1', amount: '5' });
  });

  it('answers 404 for a name nobody goes by, and sends nothing', async () => {
    harness.questions.refuse('FindPerson', 'user-not-found');
    expectProblem(await send(), 'user-not-found');
    expect(harness.wallet.done).toEqual([]);
  });

  it.each(BurnAsset.errors)('passes on the rejection %s', async (code) => {
    harness.wallet.on(BurnAsset, (_, uow) => uow.reject(code));
    expectProblem(await send(), code);
  });

  it.each([
    ['amount', '0'],
    ['amount', '-5'],
    ['amount', '1.5'],
    ['amount', '9'.repeat(31)],
    ['amount', 5],
    ['username', 'no name'],
    ['memo', 'left\u202eright'],
    ['ownerId', ownerId],
  ])('refuses %s %j and sends nothing', async (field, value) => {
    const errors = expectProblem(await send({ ...body, [field]: value }), 'validation-error');
    expect(Object.keys(errors!)).toEqual([field]);
    expect(harness.wallet.done).toEqual([]);
  });

  it.each(['sword', '1', '%00', 'X'.repeat(17)])('refuses the code %s', async (code) => {
    expectProblem(await send(body, { token }, code), 'validation-error');
  });

  const asAdmin = (): GatewayHarness => ({
    ...harness,
    request: (method, path, options) => harness.request(method, path, { token, ...options }),
  });
  describeJsonBody(asAdmin, '/assets/SWORD-1/burns', body);
  describeAdminRoute(
    () => harness,
    (options) => send(body, options),
  );
  describeCommandRoute(() => harness, {
    contract: BurnAsset,
    status: 201,
    send: (headers) => send(body, { token, headers }),
    sendOther: (headers) => send({ ...body, amount: '6' }, { token, headers }),
  });
});
