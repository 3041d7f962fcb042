import { SetRealBalance } from '@portfel/contracts';
import { BOOK_ACCOUNT_ID, describeBookCommand } from '../../test/describe-book-command';
import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';

const pathOf = (month: string) => `/bookkeeping/accounts/${BOOK_ACCOUNT_ID}/months/${month}/real-balance`;

describeBookCommand({
  contract: SetRealBalance,
  method: 'PUT',
  path: pathOf('2026-11'),
  status: 204,
  body: { amount: '-12345' },
  data: { bookAccountId: BOOK_ACCOUNT_ID, balance: { month: '2026-11', amount: '-12345' } },
  secret: '12345',
  refused: { amount: ['1.5', '-0', '00', '+1', '', 7, undefined, '1'.repeat(16)] },
});

describe('the month of a real balance', () => {
  let harness: GatewayHarness;
  beforeAll(async () => (harness = await startHarness()));
  afterAll(() => harness.close());

  it.each(['2026-13', '2026-00', '2026-1', '1969-12', '2101-01', '2026-11-01', 'november'])(
    'is not %s',
    async (month) => {
      const token = harness.newPerson().token();
      const answer = await harness.request('PUT', pathOf(month), { body: { amount: null }, token });
      expectProblem(answer, 'validation-error');
      expect(harness.commands()).toEqual([]);
    },
  );

  it('takes back what was noted', async () => {
    harness.wallet.on(SetRealBalance, ({ bookAccountId }, uow) => uow.accept({ bookAccountId }));
    const token = harness.newPerson().token();
    expect((await harness.request('PUT', pathOf('2026-11'), { body: { amount: null }, token })).statusCode).toBe(204);
    expect(harness.wallet.done).toMatchObject([{ data: { balance: { month: '2026-11', amount: null } } }]);
  });
});
