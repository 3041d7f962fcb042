import { randomUUID } from 'node:crypto';
import { ReverseTransfer } from '@portfel/contracts';
import type { TestPerson } from '../../test/access-token';
import { describeCommandRoute } from '../../test/describe-command-route';
import { describeSignedInRoute } from '../../test/describe-signed-in-route';
import { expectProblem, startHarness, type GatewayHarness, type RequestOptions } from '../../test/gateway-harness';

const [transferId, otherId]: [string, string] = [randomUUID(), randomUUID()];
const postedAt = '2026-01-02T03:04:05.678Z';

describe('POST /wallet/transfers/:transferId/reversal', () => {
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
    harness.wallet.on(ReverseTransfer, (command, uow) =>
      uow.accept({ ...command, amount: '5', assetCode: 'EUR', postedAt }),
    );
  });

  const reverse = (options: RequestOptions = { token: person.token() }, id = transferId) =>
    harness.request('POST', `/wallet/transfers/${id}/reversal`, options);

  it('answers 201 with the receipt, whose id is the command id', async () => {
    const answer = await reverse();
    const { event_id: reversalId } = harness.commands().at(-1)!;
    expect([answer.statusCode, answer.json()]).toEqual([
      201,
      { reversalId, transferId, amount: '5', assetCode: 'EUR', postedAt },
    ]);
    expect(harness.wallet.done.map(({ actor, data }) => [actor, data])).toEqual([
      [
        { type: 'account', id: person.accountId },
        { reversalId, transferId },
      ],
    ]);
  });

  it('tells the service that an admin asks, and takes the same key for the same request, in whatever role', async () => {
    const headers = { 'idempotency-key': 'k-role' };
    const admin = person.token({ claims: { role: 'admin' } });
    const first = await reverse({ token: admin, headers });
    expect(harness.wallet.done[0]!.actor).toEqual({ type: 'account', id: person.accountId, role: 'admin' });
    const again = await reverse({ token: person.token(), headers });
    expect([again.statusCode, again.json()]).toEqual([201, first.json()]);
    expect(harness.wallet.done).toHaveLength(1);
  });

  it.each(ReverseTransfer.errors)('passes on the rejection %s', async (code) => {
    harness.wallet.on(ReverseTransfer, (_, uow) => uow.reject(code));
    expectProblem(await reverse(), code);
  });

  it.each(['1', '%20', 'mine'])('refuses %s in the place of a transfer', async (id) => {
    expectProblem(await reverse({ token: person.token() }, id), 'validation-error');
    expect(harness.wallet.done).toEqual([]);
  });

  describeCommandRoute(() => harness, {
    contract: ReverseTransfer,
    status: 201,
    send: (headers) => reverse({ token: person.token(), headers }),
    sendOther: (headers) => reverse({ token: person.token(), headers }, otherId),
  });
  describeSignedInRoute(() => harness, { status: 201, send: (options) => reverse(options) });
});
