import { randomUUID } from 'node:crypto';
import type { Hold } from '@portfel/contracts';
import { describeSignedInRoute } from '../../test/describe-signed-in-route';
import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';

const [bob, cyd] = [randomUUID(), randomUUID()];
const at = '2026-01-02T03:04:05.678Z';
const hold = (more: Partial<Hold>): Hold => ({
  holdId: randomUUID(),
  direction: 'incoming',
  counterpartId: bob,
  amount: '1250',
  assetCode: 'EUR',
  status: 'active',
  captured: '0',
  placedAt: at,
  expiresAt: at,
  ...more,
});
const ended = { status: 'captured', captured: '1000', settledAt: at, transferId: randomUUID() };
const holds = [
  hold({}),
  hold({ direction: 'outgoing', accountId: randomUUID(), counterpartId: cyd, ...ended }),
  hold({ counterpartId: undefined }),
];

describe('GET /wallet/holds', () => {
  let harness: GatewayHarness;
  beforeAll(async () => (harness = await startHarness()));
  afterAll(() => harness.close());
  beforeEach(() => {
    harness.questions.asked.length = 0;
    harness.questions.on('ListHolds', () => ({ holds, nextCursor: 'next' }));
    // Cyd has closed the account.
    harness.questions.on('ListUsernames', () => ({ names: [{ accountId: bob, username: 'Bob' }] }));
  });

  const list = (query = '', token = harness.newPerson().token()) =>
    harness.request('GET', `/wallet/holds${query}`, { token });
  const asked = (name: string) => harness.questions.asked.filter(({ method }) => method === name);

  it('answers both sides of holds by name, and nobody’s account id, not to be stored', async () => {
    const answer = await list();
    expect(answer.statusCode).toBe(200);
    const rest = { amount: '1250', assetCode: 'EUR', placedAt: at, expiresAt: at };
    const open = { status: 'active', captured: '0', settledAt: null, transferId: null };
    expect(answer.json()).toEqual({
      rows: [
        { id: holds[0]!.holdId, direction: 'incoming', accountId: null, counterpart: 'Bob', ...rest, ...open },
        {
          id: holds[1]!.holdId,
          direction: 'outgoing',
          accountId: holds[1]!.accountId,
          counterpart: null,
          ...rest,
          ...ended,
        },
        { id: holds[2]!.holdId, direction: 'incoming', accountId: null, counterpart: null, ...rest, ...open },
      ],
      nextCursor: 'next',
    });
    expect(answer.body).not.toContain(bob);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(asked('ListUsernames')).toMatchObject([{ request: { accountIds: [bob, cyd] } }]);
  });

  it('asks for, and as, the person in the token and nobody else, behind the cursor', async () => {
    const person = harness.newPerson();
    await list('?cursor=abc', person.token());
    expect(asked('ListHolds')).toMatchObject([
      { request: { ownerId: person.accountId, cursor: 'abc' }, actorId: person.accountId },
    ]);
    expect(Object.keys(expectProblem(await list(`?ownerId=${bob}`), 'validation-error')!)).toEqual(['ownerId']);
    expect(Object.keys(expectProblem(await list(`?cursor=${'c'.repeat(101)}`), 'validation-error')!)).toEqual([
      'cursor',
    ]);
  });

  it('asks for no name when there is nobody to name, and has no cursor at the end', async () => {
    harness.questions.on('ListHolds', () => ({ holds: [], nextCursor: '' }));
    expect((await list()).json()).toEqual({ rows: [], nextCursor: null });
    expect(asked('ListUsernames')).toEqual([]);
  });

  it('answers 503 while the wallet service is away', async () => {
    harness.questions.beAway('ListHolds');
    expectProblem(await list(), 'service-unavailable');
  });

  describeSignedInRoute(() => harness, {
    status: 200,
    send: (options) => harness.request('GET', '/wallet/holds', options),
  });
});
