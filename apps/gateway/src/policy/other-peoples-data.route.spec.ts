import { Role } from '@portfel/contracts';
import { answerEverything, ask, isPrivate, nameOf, routes } from '../../test/every-route';
import { startHarness, type GatewayHarness } from '../../test/gateway-harness';

const attempts = routes
  .filter(isPrivate)
  .flatMap((route) => Role.options.map((role) => [nameOf(route), role, route] as const));

describe('What belongs to somebody else (PF-U04, BUG-CT-02)', () => {
  let harness: GatewayHarness;
  beforeAll(async () => {
    harness = await startHarness();
    const { accountId, sessionId } = victim();
    harness.questions.refuse('GetInteraction', 'sign-in-request-expired');
    harness.questions.refuse('GetTransfer', 'transfer-not-found');
    harness.questions.refuse('GetPayment', 'payment-not-found');
    answerEverything(harness, (id) => ([accountId, sessionId].some((one) => one === id) ? accountId : undefined));
  });
  afterAll(() => harness.close());

  const victims = new WeakMap<GatewayHarness, ReturnType<GatewayHarness['newPerson']>>();
  const victim = () => victims.get(harness) ?? victims.set(harness, harness.newPerson()).get(harness)!;

  it.each(attempts)('is not reached by %s in the role %s, whatever the caller names', async (_name, role, route) => {
    const { accountId, sessionId } = victim();
    const thief = harness.newPerson();
    const token = thief.token({ claims: { role } });
    const before = new Set(harness.commands().map(({ event_id: id }) => id));
    const named = { accountId, userId: accountId, id: accountId, ownerId: accountId, sessionId };
    const headers = { 'x-account-id': accountId, 'x-actor-id': accountId, 'x-user-id': accountId };
    const ids = { accountId, userId: accountId, sessionId };
    const withoutBody = await ask(harness, route, { token, headers }, ids);
    const answers = [withoutBody];
    if (route.method !== 'GET') answers.push(await ask(harness, route, { token, headers, body: named }, ids));

    const namesSomebody = route.path.includes(':');
    const { access } = route.declaration!;
    const opened = typeof access === 'object' && access.roles.some((one) => one === role);
    for (const { statusCode } of namesSomebody && !opened ? answers : []) expect([400, 403, 404]).toContain(statusCode);
    expect(harness.questions.asked.filter((one) => JSON.stringify(one).includes(accountId))).toEqual([]);
    const sent = harness.commands().filter(({ event_id: id }) => !before.has(id));
    const as = { type: 'account', id: thief.accountId, ...(role === 'user' ? {} : { role }) };
    expect(sent.map(({ actor }) => actor)).toEqual(sent.map(() => as));
    if (!namesSomebody) expect(JSON.stringify(sent)).not.toContain(accountId);
  });
});
