import { randomUUID } from 'node:crypto';
import type { ListStatementRequest, StatementRow } from '@portfel/contracts';
import { describeSignedInRoute } from '../../test/describe-signed-in-route';
import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';

const [accountId, bob, closed] = [randomUUID(), randomUUID(), randomUUID()];
const row = (over: Partial<StatementRow> = {}): StatementRow => ({
  entryId: `${accountId}:3`,
  accountId,
  assetCode: 'EUR',
  scale: 2,
  transferId: randomUUID(),
  kind: 'transfer',
  // Past what a JavaScript number holds.
  amount: '-90071992547409930001',
  balanceAfter: '5',
  occurredAt: '2026-01-02T03:04:05.678Z',
  ...over,
});

describe('GET /wallet/statement', () => {
  let harness: GatewayHarness;
  beforeAll(async () => (harness = await startHarness()));
  afterAll(() => harness.close());
  beforeEach(() => {
    harness.questions.asked.length = 0;
    harness.questions.on('ListStatement', () => ({ rows: [], nextCursor: '' }));
    harness.questions.on('ListUsernames', () => ({ names: [{ accountId: bob, username: 'bob' }] }));
    harness.questions.refuse('FindPerson', 'user-not-found');
  });

  const list = (query = '', person = harness.newPerson()) =>
    harness.request('GET', `/wallet/statement${query}`, { token: person.token() });
  const asked = (method: string) => harness.questions.asked.filter((one) => one.method === method);
  const request = () => asked('ListStatement').at(-1)!.request as ListStatementRequest;

  it('answers a page, with the names of the people on the other side asked for once', async () => {
    const told = { memo: 'tea', fee: '3', counterpartyId: bob };
    const rows = [row(told), row({ counterpartyId: bob }), row({ counterpartyId: closed }), row()];
    harness.questions.on('ListStatement', () => ({ rows, count: 9, nextCursor: 'bmV4dA' }));
    const answer = await list();
    expect(answer.statusCode).toBe(200);
    const { entryId: id, counterpartyId: _, ...first } = rows[0]!;
    const page = answer.json<{ rows: { counterparty?: string }[] }>();
    expect(page).toMatchObject({ count: 9, nextCursor: 'bmV4dA' });
    expect(page.rows[0]).toEqual({ id, ...first, counterparty: 'bob' });
    expect(page.rows.map(({ counterparty }) => counterparty)).toEqual(['bob', 'bob', undefined, undefined]);
    expect(asked('ListUsernames').map((one) => one.request)).toEqual([{ accountIds: [bob, closed] }]);
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('has neither a cursor nor a count where there is none', async () => {
    expect((await list('?text=tea')).json()).toEqual({ rows: [] });
    expect(asked('ListUsernames')).toEqual([]);
  });

  it('asks for, and as, the person in the token and nobody else', async () => {
    const person = harness.newPerson();
    await list('', person);
    expect(asked('ListStatement')).toMatchObject([
      { actorId: person.accountId, request: { ownerId: person.accountId, cursor: '', limit: 50, kinds: [] } },
    ]);
    expectProblem(await list(`?ownerId=${bob}`), 'validation-error');
  });

  it('passes on what is looked for; the last day belongs to the period, the last moment does not', async () => {
    const cursor = 'Zm9v';
    await list(
      `?from=2026-10-01&to=2026-10-31&accountId=${accountId}&kind=transfer&kind=grant&cursor=${cursor}&limit=7`,
    );
    expect(request()).toMatchObject({
      from: '2026-10-01T00:00:00.000Z',
      to: '2026-11-01T00:00:00.000Z',
      accountId,
      kinds: ['transfer', 'grant'],
      cursor,
      limit: 7,
    });
    await list('?from=2026-10-01T10:00:00Z&to=2026-10-31T10:00:00.5Z&kind=transfer');
    expect(request()).toMatchObject({
      from: '2026-10-01T10:00:00.000Z',
      to: '2026-10-31T10:00:00.500Z',
      kinds: ['transfer'],
    });
  });

  it('looks for a person too, when somebody goes by the text', async () => {
    await list('?text=bob');
    expect(request()).toMatchObject({ text: 'bob' });
    expect(request()).not.toHaveProperty('counterpartyId');
    harness.questions.on('FindPerson', ({ username }) => ({ accountId: bob, username, createdAt: row().occurredAt }));
    await list('?text=bob');
    expect(request()).toMatchObject({ text: 'bob', counterpartyId: bob });
    harness.questions.asked.length = 0;
    await list(`?text=${encodeURIComponent('no name, but a memo')}`);
    expect(asked('FindPerson')).toEqual([]);
  });

  it.each([
    ['from', 'yesterday'],
    ['from', '2026-13-01'],
    ['to', '2026-10-31T25:00:00Z'],
    ['accountId', 'mine'],
    ['kind', 'theft'],
    ['kind', ''],
    ['text', ''],
    ['text', 'x'.repeat(141)],
    ['text', 'left\u202eright'],
    ['cursor', ''],
    ['cursor', 'no cursor'],
    ['limit', '0'],
    ['limit', '201'],
    ['limit', '1.5'],
    ['limit', 'ten'],
    ['page', '2'],
  ])('refuses %s=%s and asks nobody', async (field, value) => {
    const errors = expectProblem(await list(`?${field}=${encodeURIComponent(value)}`), 'validation-error');
    expect(Object.keys(errors!)[0]!.split('.')[0]).toBe(field);
    expect(asked('ListStatement')).toEqual([]);
  });

  it.each(['wallet-not-found', 'account-not-found', 'validation-error'] as const)('passes on %s', async (code) => {
    harness.questions.refuse('ListStatement', code);
    expectProblem(await list(), code);
  });

  it.each(['ListStatement', 'ListUsernames'] as const)('answers 503 while nobody answers %s', async (method) => {
    const somebody = row({ counterpartyId: randomUUID() });
    harness.questions.on('ListStatement', () => ({ rows: [somebody], nextCursor: '' }));
    harness.questions.beAway(method);
    expectProblem(await list(), 'service-unavailable');
  });

  describeSignedInRoute(() => harness, {
    status: 200,
    send: (options) => harness.request('GET', '/wallet/statement', options),
  });
});
