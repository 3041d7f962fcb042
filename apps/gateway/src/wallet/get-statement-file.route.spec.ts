import { randomUUID } from 'node:crypto';
import type { ListStatementRequest, StatementRow, StatementSum } from '@portfel/contracts';
import { describeSignedInRoute } from '../../test/describe-signed-in-route';
import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';

const [accountId, transferId, bob] = [randomUUID(), randomUUID(), randomUUID()];
const row = (over: Partial<StatementRow> = {}): StatementRow => ({
  entryId: `${accountId}:3`,
  accountId,
  assetCode: 'EUR',
  scale: 2,
  transferId,
  kind: 'transfer',
  amount: '-1250',
  balanceAfter: '5',
  occurredAt: '2026-01-02T03:04:05.678Z',
  counterpartyId: bob,
  ...over,
});
const sum = (count: number): StatementSum => ({
  accountId,
  number: 2,
  assetCode: 'EUR',
  scale: 2,
  openingBalance: '1255',
  closingBalance: '5',
  count,
});

describe.each([
  ['csv', 'text/csv; charset=utf-8', 100_000],
  ['pdf', 'application/pdf', 10_000],
])('GET /wallet/statement.%s', (extension, contentType, most) => {
  let harness: GatewayHarness;
  beforeAll(async () => (harness = await startHarness()));
  afterAll(() => harness.close());
  beforeEach(() => {
    harness.questions.asked.length = 0;
    harness.questions.on('SumUpStatement', () => ({ sums: [sum(1)] }));
    harness.questions.on('ListStatement', () => ({ rows: [row()], nextCursor: '' }));
    harness.questions.on('ListUsernames', () => ({ names: [{ accountId: bob, username: 'bob' }] }));
    harness.questions.refuse('FindPerson', 'user-not-found');
  });

  const path = `/wallet/statement.${extension}`;
  const download = (query = '', headers: Record<string, string> = {}, person = harness.newPerson()) =>
    harness.request('GET', path + query, { token: person.token(), headers });
  const pagesAsked = () => harness.questions.asked.filter(({ method }) => method === 'ListStatement');

  it('answers a file with a name, not to be stored, of the person in the token', async () => {
    const person = harness.newPerson();
    const answer = await download('?from=2026-01-01&to=2026-01-31', {}, person);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': contentType,
      'content-disposition': `attachment; filename="portfel-statement-2026-01-01-2026-01-31.${extension}"`,
      'cache-control': 'no-store',
    });
    for (const { request, actorId } of pagesAsked()) {
      expect([(request as ListStatementRequest).ownerId, actorId]).toEqual([person.accountId, person.accountId]);
    }
  });

  it('goes through every page', async () => {
    harness.questions.on('ListStatement', ({ cursor }) => ({
      rows: [row()],
      nextCursor: cursor === '' ? 'b25l' : cursor === 'b25l' ? 'dHdv' : '',
    }));
    await download('?kind=transfer');
    expect(pagesAsked().map(({ request }) => request)).toMatchObject([
      { cursor: '', limit: 200, kinds: ['transfer'] },
      { cursor: 'b25l' },
      { cursor: 'dHdv' },
    ]);
  });

  it('asks for a shorter period rather than write a file without end', async () => {
    harness.questions.on('SumUpStatement', () => ({ sums: [sum(most), sum(1)] }));
    expectProblem(await download(), 'statement-too-long');
    expect(pagesAsked()).toEqual([]);
    harness.questions.on('SumUpStatement', () => ({ sums: [sum(most)] }));
    expect((await download()).statusCode).toBe(200);
  });

  it.each(['wallet-not-found', 'account-not-found'] as const)('passes on %s', async (code) => {
    harness.questions.refuse('SumUpStatement', code);
    expectProblem(await download(), code);
  });

  it.each(['from=yesterday', 'cursor=b25l', 'limit=7', 'userId=x', 'kind=theft'])('refuses %s', async (query) => {
    expectProblem(await download(`?${query}`), 'validation-error');
  });

  it('is given to who takes its type, and not to who takes a picture only', async () => {
    expect((await download('', { accept: contentType.split(';')[0]! })).statusCode).toBe(200);
    expectProblem(await download('', { accept: 'image/png' }), 'not-acceptable');
  });

  describeSignedInRoute(() => harness, { status: 200, send: (options) => harness.request('GET', path, options) });
});
