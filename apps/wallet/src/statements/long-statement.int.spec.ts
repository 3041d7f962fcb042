import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import type { ListStatementRequest, StatementQueryService } from '@portfel/contracts';
import { createQuestionClient, type QuestionClient } from '@portfel/platform';
import type { ServiceHarness } from '../../../../libs/testing/src/service-harness';
import { addManyMovements, LARGE_TABLES, wholeTablesReadBy } from '../../test/many-movements';
import { registered, startFreshWallet } from '../../test/wallet-harness';

const MOVEMENTS = 20_000;
const DAY_MS = 86_400_000;
/** The day before yesterday begins; in each second that follows something moves. */
const SINCE = (Math.floor(Date.now() / DAY_MS) - 2) * DAY_MS;
const hour = (hours: number) => new Date(SINCE + hours * 3_600_000).toISOString();

describe('a long statement', () => {
  let harness: ServiceHarness;
  let close: () => Promise<void>;
  let client: QuestionClient<StatementQueryService>;
  let db: DataSource;
  const [ann, bob] = [randomUUID(), randomUUID()];
  let transferId: string;
  beforeAll(async () => {
    ({ harness, close } = await startFreshWallet({ WELCOME_POINTS: '0' }));
    db = harness.service.app.get(DataSource);
    const service = { package: 'portfel.wallet.v1', name: 'StatementQueryService' };
    const { serviceToken } = harness.secrets;
    client = createQuestionClient(service, harness.grpcAddress, { serviceToken, deadlineMs: 10_000 });
    await harness.deliver(await registered(harness, ann), await registered(harness, bob));
    const accountOf = async (ownerId: string) => {
      const [row] = await db.query<{ id: string }[]>(
        `SELECT account.id FROM ledger_account account JOIN wallet ON wallet.id = wallet_id
         WHERE owner_id = $1 AND asset_code = 'EUR'`,
        [ownerId],
      );
      return row!.id;
    };
    await addManyMovements(
      db,
      { from: await accountOf(bob), to: await accountOf(ann), payer: bob, since: new Date(SINCE) },
      MOVEMENTS,
    );
    transferId = (await list({ limit: 1 })).rows[0]!.transferId;
  }, 120_000);
  afterAll(async () => {
    client?.close();
    await close?.();
  });

  const context = { correlationId: 'spec', actorId: ann };
  const list = (asked: Partial<ListStatementRequest> = {}) =>
    client.ask('ListStatement', { ownerId: ann, kinds: [], cursor: '', limit: 0, ...asked }, context);

  const questions: [string, () => Promise<unknown>][] = [
    ['its first page', () => list()],
    ['a page in the middle', async () => list({ cursor: (await list({ to: hour(3) })).nextCursor })],
    ['a period', () => list({ from: hour(1), to: hour(4), limit: 200 })],
    ['a text', () => list({ text: 'tea' })],
    ['its sums', () => client.ask('SumUpStatement', { ownerId: ann, from: hour(4) }, context)],
    ['its values day by day', () => client.ask('GetValuation', { ownerId: ann, currency: 'USD', days: 366 }, context)],
    ['a transfer', () => client.ask('GetTransfer', { ownerId: ann, transferId }, context)],
  ];
  it.each(questions)('is read by index only: %s', async (_what, ask) => {
    expect(await wholeTablesReadBy(db, ask)).toEqual([]);
  });

  it('has the balance of each day', async () => {
    const { accounts } = await client.ask('GetValuation', { ownerId: ann, currency: 'USD', days: 4 }, context);
    const { balances } = accounts.find(({ assetCode }) => assetCode === 'EUR')!;
    expect(balances).toEqual(['0', ...Array<string>(3).fill(String(MOVEMENTS))]);
  });

  it('would be seen to be read from its first row to its last', async () => {
    for (const table of LARGE_TABLES) {
      const ask = () => db.query(`SELECT count(*) FROM ${table} WHERE length(${table}::text) > 5`);
      expect(await wholeTablesReadBy(db, ask)).toEqual([table]);
    }
  });

  it('is looked through 5,000 movements at a time, and on from there when asked again', async () => {
    const first = await list({ kinds: ['deposit'] });
    expect(first.rows).toEqual([]);
    const [next] = (await list({ cursor: first.nextCursor, limit: 1 })).rows;
    const place = Date.parse(next!.occurredAt) - SINCE;
    expect(place / 1_000).toBe(MOVEMENTS - 5_000);
  });
});
