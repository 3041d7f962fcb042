import { randomUUID } from 'node:crypto';
import { describeSignedInRoute } from '../../test/describe-signed-in-route';
import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';

const [transferId, accountId, bob] = [randomUUID(), randomUUID(), randomUUID()];
const leg = {
  entryId: `${accountId}:3`,
  accountId,
  assetCode: 'EUR',
  scale: 2,
  amount: '-1250',
  balanceAfter: '5',
  fee: '50',
};
const told = {
  kind: 'transfer',
  occurredAt: '2026-01-02T03:04:05.678Z',
  memo: 'tea',
  reversedBy: randomUUID(),
};
const path = `/wallet/transfers/${transferId}`;

describe('GET /wallet/transfers/:transferId', () => {
  let harness: GatewayHarness;
  beforeAll(async () => (harness = await startHarness()));
  afterAll(() => harness.close());
  beforeEach(() => {
    harness.questions.asked.length = 0;
    harness.questions.on('GetTransfer', () => ({ rows: [{ ...leg, ...told, transferId, counterpartyId: bob }] }));
    harness.questions.on('ListUsernames', () => ({ names: [{ accountId: bob, username: 'bob' }] }));
  });

  it('answers my side of it, with the name of the other, not to be stored', async () => {
    const person = harness.newPerson();
    const answer = await harness.request('GET', path, { token: person.token() });
    expect(answer.statusCode).toBe(200);
    const { entryId: id, ...mine } = leg;
    expect(answer.json()).toEqual({ id: transferId, ...told, counterparty: 'bob', legs: [{ id, ...mine }] });
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(harness.questions.asked.filter(({ method }) => method === 'GetTransfer')).toMatchObject([
      { request: { ownerId: person.accountId, transferId }, actorId: person.accountId },
    ]);
  });

  it('answers 404 for a transfer that is not there, or not mine', async () => {
    harness.questions.refuse('GetTransfer', 'transfer-not-found');
    expectProblem(await harness.request('GET', path, { token: harness.newPerson().token() }), 'transfer-not-found');
  });

  it.each(['mine', '1', `${transferId}x`])('refuses %j, which is no id', async (id) => {
    const token = harness.newPerson().token();
    expectProblem(await harness.request('GET', `/wallet/transfers/${id}`, { token }), 'validation-error');
  });

  describeSignedInRoute(() => harness, { status: 200, send: (options) => harness.request('GET', path, options) });
});
