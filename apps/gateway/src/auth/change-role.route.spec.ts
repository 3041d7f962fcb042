import { ChangeRole, RoleChanged, Role } from '@portfel/contracts';
import { describeCommandRoute } from '../../test/describe-command-route';
import { expectProblem, startHarness, type GatewayHarness, type RequestOptions } from '../../test/gateway-harness';
import { eventually } from '@portfel/testing';

const accountId = '01890a5d-ac96-774b-bcce-b302099a8057';

describe('PUT /accounts/:accountId/role', () => {
  let harness: GatewayHarness;
  beforeAll(async () => {
    harness = await startHarness();
    harness.auth.on(ChangeRole, (_, uow) => uow.accept({}));
  });
  afterAll(() => harness.close());
  beforeEach(() => {
    harness.auth.done.length = 0;
  });

  const admin = () => harness.newPerson().token({ claims: { role: 'admin' } });
  const change = (body: unknown = { role: 'worker' }, options: RequestOptions = {}, id = accountId) =>
    harness.request('PUT', `/accounts/${id}/role`, { token: admin(), body, ...options });

  it('answers 204 and sends who asks and what they want', async () => {
    const person = harness.newPerson();
    const answer = await change({ role: 'accountant' }, { token: person.token({ claims: { role: 'admin' } }) });
    expect([answer.statusCode, answer.body]).toEqual([204, '']);
    expect(harness.auth.done).toEqual([
      {
        name: 'Auth.ChangeRole',
        actor: { type: 'account', id: person.accountId, role: 'admin' },
        data: { accountId, role: 'accountant' },
      },
    ]);
  });

  it.each(ChangeRole.errors)('passes on the rejection %s', async (code) => {
    harness.auth.on(ChangeRole, (_, uow) => uow.reject(code));
    expectProblem(await change(), code);
    harness.auth.on(ChangeRole, (_, uow) => uow.accept({}));
  });

  it.each(Role.options.filter((role) => role !== 'admin'))('is closed to the role %s', async (role) => {
    const token = harness.newPerson().token({ claims: { role } });
    expectProblem(await change({ role: 'admin' }, { token }), 'role-required');
    expect(harness.auth.done).toEqual([]);
  });

  it.each([[{}], [{ role: 'root' }], [{ role: null }], [{ role: ['admin'] }], [{ role: 'worker', accountId }]])(
    'refuses the body %j',
    async (body) => {
      expectProblem(await change(body), 'validation-error');
      expect(harness.auth.done).toEqual([]);
    },
  );

  it.each(['1', '%20', 'me'])('refuses %s in the place of an account id', async (id) => {
    expectProblem(await change({ role: 'worker' }, {}, id), 'validation-error');
  });

  describe('once auth tells roles', () => {
    let role = 'user';
    beforeAll(() => harness.questions.on('CheckSession', () => ({ alive: true, role })));
    afterAll(() => harness.questions.on('CheckSession', () => ({ alive: true })));

    it('believes auth, and not a token from before (PF-U08)', async () => {
      role = 'user';
      expectProblem(await change({ role: 'admin' }), 'role-required');
      role = 'admin';
      const token = harness.newPerson().token({ claims: { role: 'user' } });
      expect((await change({ role: 'worker' }, { token })).statusCode).toBe(204);
    });

    it('forgets the old role at once, on the instance that is asked and on the others', async () => {
      const [person, other] = [harness.newPerson(), harness.newPerson()];
      role = 'admin';
      const use = () => change({ role: 'worker' }, { token: person.token() });
      expect((await use()).statusCode).toBe(204);
      role = 'user';
      // Remembered, until somebody says that it has changed.
      expect((await use()).statusCode).toBe(204);
      role = 'admin';
      const token = other.token();
      expect((await change({ role: 'user' }, { token }, person.accountId)).statusCode).toBe(204);
      role = 'user';
      expectProblem(await use(), 'role-required');

      harness.auth.on(ChangeRole, ({ accountId: id, role: given }, uow) => {
        uow.publish(RoleChanged, { accountId: id, role: given });
        return uow.accept({});
      });
      // As another instance is asked: only the event comes here.
      const options = { token, headers: { prefer: 'respond-async' } };
      harness.auth.hold();
      expect((await change({ role: 'admin' }, options, person.accountId)).statusCode).toBe(202);
      role = 'admin';
      harness.auth.release();
      await eventually(async () => expect((await use()).statusCode).toBe(204));
      harness.auth.on(ChangeRole, (_, uow) => uow.accept({}));
    });
  });

  let caller: string;
  describeCommandRoute(() => harness, {
    contract: ChangeRole,
    status: 204,
    send: (headers) => change({ role: 'worker' }, { headers, token: (caller ??= admin()) }),
    sendOther: (headers) => change({ role: 'manager' }, { headers, token: caller }),
  });
});
