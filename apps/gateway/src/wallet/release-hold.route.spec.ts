import { randomUUID } from 'node:crypto';
import { ReleaseHold } from '@portfel/contracts';
import type { TestPerson } from '../../test/access-token';
import { describeCommandRoute } from '../../test/describe-command-route';
import { describeSignedInRoute } from '../../test/describe-signed-in-route';
import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';

describe('DELETE /wallet/holds/:holdId', () => {
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
    harness.wallet.on(ReleaseHold, ({ holdId }, uow) => uow.accept({ holdId }));
  });

  const release = (holdId: string, headers: Record<string, string> = {}) =>
    harness.request('DELETE', `/wallet/holds/${holdId}`, { token: person.token(), headers });

  it('answers 204 and releases that hold, as and for the person in the token', async () => {
    const holdId = randomUUID();
    const answer = await release(holdId);
    expect([answer.statusCode, answer.body]).toEqual([204, '']);
    const { accountId } = person;
    expect(harness.wallet.done).toEqual([
      {
        name: 'Wallet.ReleaseHold',
        actor: { type: 'account', id: accountId },
        data: { holdId, beneficiaryId: accountId },
      },
    ]);
  });

  it.each(ReleaseHold.errors)('passes on the rejection %s', async (code) => {
    harness.wallet.on(ReleaseHold, (_, uow) => uow.reject(code));
    expectProblem(await release(randomUUID()), code);
  });

  it.each(['1', 'mine', '%00', `${randomUUID()}x`])('refuses %j, which is no hold id', async (id) => {
    expectProblem(await release(id), 'validation-error');
    expect(harness.wallet.done).toEqual([]);
  });

  const [one, other] = [randomUUID(), randomUUID()];
  describeCommandRoute(() => harness, {
    contract: ReleaseHold,
    status: 204,
    send: (headers) => release(one, headers),
    sendOther: (headers) => release(other, headers),
  });
  describeSignedInRoute(() => harness, {
    status: 204,
    send: (options) => harness.request('DELETE', `/wallet/holds/${one}`, options),
  });
});
