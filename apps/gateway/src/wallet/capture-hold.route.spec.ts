import { randomUUID } from 'node:crypto';
import { CaptureHold } from '@portfel/contracts';
import type { TestPerson } from '../../test/access-token';
import { describeCommandRoute } from '../../test/describe-command-route';
import { describeSignedInRoute } from '../../test/describe-signed-in-route';
import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';

const [holdId, accountId] = [randomUUID(), randomUUID()];
const body = { amount: '1250' };
const postedAt = '2026-01-02T03:04:05.678Z';

describe('POST /wallet/holds/:holdId/capture', () => {
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
    harness.wallet.on(CaptureHold, ({ transferId, holdId, amount = '99' }, uow) =>
      uow.accept({ transferId, holdId, accountId, amount, assetCode: 'EUR', balance: '5', postedAt }),
    );
  });

  const capture = (data: unknown = body, headers: Record<string, string> = {}, id: string = holdId) =>
    harness.request('POST', `/wallet/holds/${id}/capture`, { body: data, headers, token: person.token() });

  it('answers 201 with the receipt, whose id is the command id', async () => {
    const answer = await capture();
    expect(answer.statusCode).toBe(201);
    const { event_id: transferId } = harness.commands().at(-1)!;
    const receipt = { transferId, holdId, accountId, amount: '1250', assetCode: 'EUR', balance: '5', postedAt };
    expect(answer.json()).toEqual(receipt);
  });

  it('captures a part or the whole, as and for the person in the token', async () => {
    await capture();
    await capture({});
    expect(harness.wallet.done).toMatchObject([
      {
        actor: { type: 'account', id: person.accountId },
        data: { holdId, beneficiaryId: person.accountId, amount: '1250' },
      },
      { data: { holdId, beneficiaryId: person.accountId } },
    ]);
    expect(harness.wallet.done[1]!.data).not.toHaveProperty('amount');
  });

  it.each(CaptureHold.errors)('passes on the rejection %s', async (code) => {
    harness.wallet.on(CaptureHold, (_, uow) => uow.reject(code));
    expectProblem(await capture(), code);
  });

  it.each([
    ['amount', '0'],
    ['amount', '-5'],
    ['amount', '1.5'],
    ['amount', 1250],
    ['amount', null],
    ['beneficiaryId', accountId],
  ])('refuses %s %j and sends nothing', async (field, value) => {
    const errors = expectProblem(await capture({ ...body, [field]: value }), 'validation-error');
    expect(Object.keys(errors!)).toEqual([field]);
    expect(harness.wallet.done).toEqual([]);
  });

  it.each(['1', 'mine', '%00', `${holdId}x`])('refuses %j, which is no hold id', async (id) => {
    expectProblem(await capture(body, {}, id), 'validation-error');
    expect(harness.wallet.done).toEqual([]);
  });

  describeCommandRoute(() => harness, {
    contract: CaptureHold,
    status: 201,
    send: (headers) => capture(body, headers),
    sendOther: (headers) => capture({ amount: '1251' }, headers),
  });
  describeSignedInRoute(() => harness, {
    status: 201,
    send: (options) => harness.request('POST', `/wallet/holds/${holdId}/capture`, { body, ...options }),
  });
});
