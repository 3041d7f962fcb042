import { DeactivateAccount, ReactivateAccount, type AnyCommand } from '@portfel/contracts';
import { describeCommandRoute } from '../../test/describe-command-route';
import { expectProblem, startHarness, type GatewayHarness, type RequestOptions } from '../../test/gateway-harness';

const accountId = '01890a5d-ac96-774b-bcce-b302099a8057';
const otherId = '01890a5d-ac96-774b-bcce-b302099a8058';

describe.each([
  ['PUT', DeactivateAccount, { sessionIds: [] }],
  ['DELETE', ReactivateAccount, {}],
] as const)('%s /accounts/:accountId/deactivation', (method, contract: AnyCommand, result) => {
  let harness: GatewayHarness;
  let token: string;
  beforeAll(async () => {
    harness = await startHarness();
    token = harness.newPerson().token({ claims: { role: 'admin' } });
  });
  afterAll(() => harness.close());
  beforeEach(() => {
    harness.auth.done.length = 0;
    harness.auth.on(contract, (_, uow) => uow.accept(result));
  });
  const ask = (options: RequestOptions = {}, id = accountId) =>
    harness.request(method, `/accounts/${id}/deactivation`, { token, ...options });

  it('answers 204 and sends who asks and whom it concerns', async () => {
    const answer = await ask();
    expect([answer.statusCode, answer.body]).toEqual([204, '']);
    expect(harness.auth.done).toMatchObject([{ name: contract.name, actor: { type: 'account' }, data: { accountId } }]);
  });

  it.each(contract.errors)('passes on the rejection %s', async (code) => {
    harness.auth.on(contract, (_, uow) => uow.reject(code));
    expectProblem(await ask(), code);
  });

  it('is for admins', async () => {
    expectProblem(await ask({ token: harness.newPerson().token() }), 'role-required');
    expect(harness.auth.done).toEqual([]);
  });

  it('refuses what is no account id', async () => {
    expectProblem(await ask({}, 'me'), 'validation-error');
  });

  describeCommandRoute(() => harness, {
    contract,
    status: 204,
    send: (headers) => ask({ headers }),
    sendOther: (headers) => ask({ headers }, otherId),
  });
});

describe('PUT /accounts/:accountId/deactivation, at once', () => {
  it('ends the sessions that auth names, while this gateway remembers them as alive', async () => {
    const harness = await startHarness();
    harness.questions.refuse('GetWallet', 'wallet-not-found');
    const person = harness.newPerson();
    const use = () => harness.request('GET', '/wallet', { token: person.token() });
    expectProblem(await use(), 'wallet-not-found');
    harness.auth.on(DeactivateAccount, (_, uow) => uow.accept({ sessionIds: [person.sessionId] }));
    const token = harness.newPerson().token({ claims: { role: 'admin' } });
    await harness.request('PUT', `/accounts/${person.accountId}/deactivation`, { token });
    expectProblem(await use(), 'session-has-expired');
    await harness.close();
  });
});
