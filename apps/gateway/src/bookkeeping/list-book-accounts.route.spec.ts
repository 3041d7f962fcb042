import type { BookAccount } from '@portfel/contracts';
import { BOOK_ACCOUNT_ID } from '../../test/describe-book-command';
import { describeSignedInRoute } from '../../test/describe-signed-in-route';
import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';

const account: BookAccount = {
  bookAccountId: BOOK_ACCOUNT_ID,
  kind: 'card',
  name: 'Blue card',
  currency: 'PLN',
  closingDay: 20,
  archived: false,
  // Past what a JavaScript number holds.
  balance: '-90071992547409930001',
  movementCount: 3,
};

describe('GET /bookkeeping/accounts', () => {
  let harness: GatewayHarness;
  beforeAll(async () => (harness = await startHarness()));
  afterAll(() => harness.close());
  beforeEach(() => {
    harness.questions.asked.length = 0;
    harness.questions.on('ListBookAccounts', () => ({ accounts: [account], categories: ['Food'] }));
  });

  const list = (token = harness.newPerson().token()) => harness.request('GET', '/bookkeeping/accounts', { token });

  it('answers accounts to the last digit, not to be stored', async () => {
    const answer = await list();
    const { bookAccountId: id, ...rest } = account;
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'no-store']);
    expect(answer.json()).toEqual({ rows: [{ id, ...rest }], count: 1, categories: ['Food'] });
  });

  it('asks for, and as, the person in the token and nobody else', async () => {
    const person = harness.newPerson();
    await list(person.token());
    expect(harness.questions.asked.filter(({ method }) => method === 'ListBookAccounts')).toMatchObject([
      { request: { ownerId: person.accountId }, actorId: person.accountId },
    ]);
  });

  it('answers 503 while the wallet service is away', async () => {
    harness.questions.beAway('ListBookAccounts');
    expectProblem(await list(), 'service-unavailable');
  });

  it('answers nothing rather than what it has not promised', async () => {
    harness.questions.on('ListBookAccounts', () => ({ accounts: [{ ...account, balance: '1.5' }], categories: [] }));
    expectProblem(await list(), 'internal-error');
  });

  describeSignedInRoute(() => harness, {
    status: 200,
    send: (options) => harness.request('GET', '/bookkeeping/accounts', options),
  });
});
