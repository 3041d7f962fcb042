import type { GetBookMonthResponse } from '@portfel/contracts';
import { BOOK_ACCOUNT_ID, BOOK_MOVEMENT_ID } from '../../test/describe-book-command';
import { describeSignedInRoute } from '../../test/describe-signed-in-route';
import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';

const totals = { opening: '100', income: '50', outgo: '250', closing: '-100' };
const days = { bookAccountId: BOOK_ACCOUNT_ID, firstDay: '2026-11-01', lastDay: '2026-11-30', ...totals };
const movement = { bookAccountId: BOOK_ACCOUNT_ID, date: '2026-11-21' };
const told: GetBookMonthResponse = {
  currency: 'PLN',
  ...totals,
  accounts: [{ ...days, realBalance: '-80' }, days],
  movements: [
    { movementId: BOOK_MOVEMENT_ID, ...movement, amount: '50', description: 'Refund', balance: '150' },
    {
      movementId: BOOK_MOVEMENT_ID,
      ...movement,
      amount: '-250',
      description: 'Rent',
      category: 'Home',
      balance: '-100',
    },
  ],
};

describe('GET /bookkeeping/months/:month', () => {
  let harness: GatewayHarness;
  beforeAll(async () => (harness = await startHarness()));
  afterAll(() => harness.close());
  beforeEach(() => {
    harness.questions.asked.length = 0;
    harness.questions.on('GetBookMonth', () => told);
  });

  const get = (query = '?currency=PLN', month = '2026-11', token = harness.newPerson().token()) =>
    harness.request('GET', `/bookkeeping/months/${month}${query}`, { token });
  const asked = () => harness.questions.asked.filter(({ method }) => method === 'GetBookMonth');

  it('answers the table with directions, totals, and the difference to what the bank says (PF-W06, PF-W07)', async () => {
    const answer = await get();
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'no-store']);
    const month = { id: BOOK_ACCOUNT_ID, firstDay: '2026-11-01', lastDay: '2026-11-30', ...totals };
    const row = { id: BOOK_MOVEMENT_ID, accountId: BOOK_ACCOUNT_ID, date: '2026-11-21' };
    expect(answer.json()).toEqual({
      month: '2026-11',
      currency: 'PLN',
      ...totals,
      accounts: [
        { ...month, realBalance: '-80', difference: '20' },
        { ...month, realBalance: null, difference: null },
      ],
      rows: [
        { ...row, direction: 'in', amount: '50', description: 'Refund', balance: '150' },
        { ...row, direction: 'out', amount: '250', description: 'Rent', category: 'Home', balance: '-100' },
      ],
      count: 2,
    });
  });

  it('asks for one account or one currency of the person in the token', async () => {
    const person = harness.newPerson();
    await get('?currency=EUR', '2026-01', person.token());
    await get(`?account=${BOOK_ACCOUNT_ID}`, '2026-01', person.token());
    const { accountId: ownerId } = person;
    expect(asked().map(({ request, actorId }) => [request, actorId])).toEqual([
      [expect.objectContaining({ ownerId, month: '2026-01', currency: 'EUR' }), ownerId],
      [expect.objectContaining({ ownerId, month: '2026-01', bookAccountId: BOOK_ACCOUNT_ID }), ownerId],
    ]);
  });

  it.each([
    ['', 'account'],
    [`?account=${BOOK_ACCOUNT_ID}&currency=PLN`, 'account'],
    ['?account=mine', 'account'],
    ['?currency=pln', 'currency'],
    ['?currency=PLN&currency=EUR', 'currency'],
    ['?currency=PLN&owner=me', 'owner'],
  ])('refuses the question %j', async (query, field) => {
    expect(Object.keys(expectProblem(await get(query), 'validation-error')!)).toEqual([field]);
    expect(asked()).toEqual([]);
  });

  it.each(['2026-13', '26-11', '2026-1', '1969-12', '2101-01'])('refuses the month %s', async (month) => {
    expectProblem(await get(undefined, month), 'validation-error');
    expect(asked()).toEqual([]);
  });

  it('answers 404 for an account that is not there or not theirs, and 503 while nobody answers', async () => {
    harness.questions.refuse('GetBookMonth', 'book-account-not-found');
    expectProblem(await get(`?account=${BOOK_ACCOUNT_ID}`), 'book-account-not-found');
    harness.questions.beAway('GetBookMonth');
    expectProblem(await get(), 'service-unavailable');
  });

  describeSignedInRoute(() => harness, {
    status: 200,
    send: (options) => harness.request('GET', '/bookkeeping/months/2026-11?currency=PLN', options),
  });
});
