import type { DeactivateAccount, ReactivateAccount, ResultToSend } from '@portfel/contracts';
import { describeCommandRoute } from './describe-command-route';
import { expectProblem, startHarness, type GatewayHarness, type RequestOptions } from './gateway-harness';

const accountId = '01890a5d-ac96-774b-bcce-b302099a8057';
const otherId = '01890a5d-ac96-774b-bcce-b302099a8058';

/** What shutting an account out and letting it in again have in common over HTTP. */
export function describeDeactivation<C extends typeof DeactivateAccount | typeof ReactivateAccount>(
  method: string,
  contract: C,
  result: ResultToSend<C>,
): void {
  describe(`${method} /accounts/:accountId/deactivation`, () => {
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
      const { name } = contract;
      expect(harness.auth.done).toMatchObject([{ name, actor: { type: 'account' }, data: { accountId } }]);
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
}
