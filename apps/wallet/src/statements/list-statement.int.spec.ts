import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { TransferFunds, type ListStatementRequest, type StatementQueryService } from '@portfel/contracts';
import { createQuestionClient, type QuestionClient } from '@portfel/platform';
import type { ServiceHarness } from '../../../../libs/testing/src/service-harness';
import { expectSoundLedger } from '../../test/sound-ledger';
import { registered, startFreshWallet, walletCaller } from '../../test/wallet-harness';

describe('the statement', () => {
  let harness: ServiceHarness;
  let close: () => Promise<void>;
  let caller: ReturnType<typeof walletCaller>;
  let client: QuestionClient<StatementQueryService>;
  let db: DataSource;
  beforeAll(async () => {
    ({ harness, close } = await startFreshWallet({ WELCOME_POINTS: '100', TRANSFER_FEE_PER_MILLE: '100' }));
    caller = walletCaller(harness);
    const service = { package: 'portfel.wallet.v1', name: 'StatementQueryService' };
    const { serviceToken } = harness.secrets;
    client = createQuestionClient(service, harness.grpcAddress, { serviceToken, deadlineMs: 10_000 });
    db = harness.service.app.get(DataSource);
  });
  afterEach(() => expectSoundLedger(db));
  afterAll(async () => {
    client?.close();
    await caller?.stop();
    await close?.();
  });

  async function newPerson() {
    const ownerId = randomUUID();
    await harness.deliver(await registered(harness, ownerId));
    const accounts = await db.query<{ id: string; asset_code: string }[]>(
      'SELECT account.id, asset_code FROM ledger_account account JOIN wallet ON wallet.id = wallet_id WHERE owner_id = $1',
      [ownerId],
    );
    return { ownerId, points: accounts.find((account) => account.asset_code === 'POINTS')!.id };
  }
  type Person = Awaited<ReturnType<typeof newPerson>>;

  async function pay(from: Person, to: Person, amount: string, memo?: string): Promise<string> {
    const transferId = randomUUID();
    const whole = { transferId, ownerId: from.ownerId, fromAccountId: from.points, to: { ownerId: to.ownerId } };
    const data = { ...whole, amount, assetCode: 'POINTS', memo };
    const end = await caller.send(TransferFunds, transferId, data, { type: 'account', id: from.ownerId });
    expect(end).toMatchObject({ status: 'accepted' });
    return transferId;
  }

  const context = (actorId: string) => ({ correlationId: 'spec', actorId });
  const list = ({ ownerId }: { ownerId: string }, asked: Partial<ListStatementRequest> = {}, actorId = ownerId) =>
    client.ask('ListStatement', { ownerId, kinds: [], cursor: '', limit: 0, ...asked }, context(actorId));
  async function listAll(person: Person, asked: Partial<ListStatementRequest>) {
    const pages = [await list(person, asked)];
    while (pages.at(-1)!.nextCursor) pages.push(await list(person, { ...asked, cursor: pages.at(-1)!.nextCursor }));
    return pages;
  }

  it('tells each side its own half of a transfer: whom with, for how much, with which fee and memo', async () => {
    const [ann, bob] = [await newPerson(), await newPerson()];
    const transferId = await pay(ann, bob, '30', 'Thanks for the tea');
    const [paid, welcome] = (await list(ann)).rows;
    expect(paid).toEqual({
      entryId: `${ann.points}:2`,
      accountId: ann.points,
      assetCode: 'POINTS',
      scale: 0,
      transferId,
      kind: 'transfer',
      amount: '-33',
      balanceAfter: '67',
      occurredAt: expect.stringMatching(/^20.*Z$/) as string,
      counterpartyId: bob.ownerId,
      memo: 'Thanks for the tea',
      fee: '3',
    });
    expect(welcome).toMatchObject({ kind: 'welcome', amount: '100', balanceAfter: '100' });
    for (const absent of ['counterpartyId', 'otherAccountId', 'memo', 'fee', 'reverses', 'reversedBy']) {
      expect(welcome).not.toHaveProperty(absent);
    }
    const [received] = (await list(bob)).rows;
    expect(received).toMatchObject({ amount: '30', counterpartyId: ann.ownerId, memo: 'Thanks for the tea' });
    expect(received).not.toHaveProperty('fee');
  });

  it('tells every movement once, newest first, in pages of any size', async () => {
    const [ann, bob] = [await newPerson(), await newPerson()];
    for (let turn = 0; turn < 6; turn += 1) await pay(ann, bob, '1');
    const whole = (await list(ann)).rows;
    expect(whole).toHaveLength(7);
    expect(whole.map(({ balanceAfter }) => Number(balanceAfter))).toEqual([88, 90, 92, 94, 96, 98, 100]);
    for (const limit of [1, 2, 7, 8]) {
      const pages = await listAll(ann, { limit });
      expect(pages).toHaveLength(Math.ceil(7 / limit));
      expect(pages.flatMap(({ rows }) => rows)).toEqual(whole);
      expect(new Set(pages.map(({ count }) => count))).toEqual(new Set([7]));
    }
  });

  it('keeps to a period, whose end is not in it, and to an account', async () => {
    const [ann, bob] = [await newPerson(), await newPerson()];
    await pay(ann, bob, '1');
    await pay(ann, bob, '2');
    const [newest, middle, oldest] = (await list(ann)).rows;
    const ids = async (asked: Partial<ListStatementRequest>) =>
      (await list(ann, asked)).rows.map(({ entryId }) => entryId);
    expect(await ids({ from: middle!.occurredAt })).toEqual([newest!.entryId, middle!.entryId]);
    expect(await ids({ to: middle!.occurredAt })).toEqual([oldest!.entryId]);
    expect(await list(ann, { from: middle!.occurredAt, to: newest!.occurredAt })).toMatchObject({
      rows: [{ entryId: middle!.entryId }],
      count: 1,
    });
    const [empty] = await db.query<{ id: string }[]>(
      `SELECT account.id FROM ledger_account account JOIN wallet ON wallet.id = wallet_id
       WHERE owner_id = $1 AND asset_code = 'EUR'`,
      [ann.ownerId],
    );
    expect(await list(ann, { accountId: empty!.id })).toEqual({ rows: [], count: 0, nextCursor: '' });
    expect(await ids({ accountId: ann.points })).toHaveLength(3);
  });

  it('finds kinds, words in memos in any case, and a person the text stands for', async () => {
    const [ann, bob, eve] = [await newPerson(), await newPerson(), await newPerson()];
    const tea = await pay(ann, bob, '1', 'Herbata ŻÓŁTA');
    const rent = await pay(ann, eve, '2', 'rent');
    const found = async (asked: Partial<ListStatementRequest>) =>
      (await list(ann, asked)).rows.map(({ transferId }) => transferId);
    expect(await found({ text: 'żółt' })).toEqual([tea]);
    expect(await found({ text: 'coffee' })).toEqual([]);
    expect(await found({ text: 'herbata', counterpartyId: eve.ownerId })).toEqual([rent, tea]);
    expect(await found({ kinds: ['transfer'], text: 'RENT' })).toEqual([rent]);
    expect(await found({ kinds: ['exchange', 'grant'] })).toEqual([]);
    expect((await list(ann, { kinds: ['welcome'] })).rows).toMatchObject([{ kind: 'welcome' }]);
    expect(await list(ann, { kinds: ['welcome'] })).not.toHaveProperty('count');
  });

  it('sums up what accounts held before and after', async () => {
    const [ann, bob] = [await newPerson(), await newPerson()];
    await pay(ann, bob, '10');
    await pay(ann, bob, '20');
    const [newest, middle] = (await list(ann)).rows;
    const sumUp = async (period: { from?: string; to?: string }) =>
      (
        await client.ask(
          'SumUpStatement',
          { ownerId: ann.ownerId, accountId: ann.points, ...period },
          context(ann.ownerId),
        )
      ).sums;
    const account = { accountId: ann.points, number: 5, assetCode: 'POINTS', scale: 0 };
    expect(await sumUp({})).toEqual([{ ...account, openingBalance: '0', closingBalance: '67', count: 3 }]);
    expect(await sumUp({ from: middle!.occurredAt, to: newest!.occurredAt })).toEqual([
      { ...account, openingBalance: '100', closingBalance: '89', count: 1 },
    ]);
    expect(await sumUp({ to: '2000-01-01T00:00:00.000Z' })).toMatchObject([{ closingBalance: '0', count: 0 }]);
  });

  it('tells another person, and nobody in particular, nothing', async () => {
    const [ann, eve] = [await newPerson(), await newPerson()];
    for (const actorId of [eve.ownerId, '']) {
      await expect(list(ann, {}, actorId)).rejects.toMatchObject({ code: 'wallet-not-found' });
      await expect(client.ask('SumUpStatement', { ownerId: ann.ownerId }, context(actorId))).rejects.toMatchObject({
        code: 'wallet-not-found',
      });
    }
    await expect(list(eve, { accountId: ann.points })).rejects.toMatchObject({ code: 'account-not-found' });
    await expect(list(eve, { accountId: randomUUID() })).rejects.toMatchObject({ code: 'account-not-found' });
    await expect(list(ann, { cursor: 'bm9uZQ' })).rejects.toMatchObject({ code: 'validation-error' });
    const mine = (await list(ann, { limit: 1 })).rows[0]!;
    const cursor = Buffer.from(`9999999999999:${ann.points}:99`).toString('base64url');
    expect((await list(eve, { cursor })).rows.map(({ entryId }) => entryId)).not.toContain(mine.entryId);
  });

  it('tells of a transfer to both its sides, each their own, and to nobody else', async () => {
    const [ann, bob, eve] = [await newPerson(), await newPerson(), await newPerson()];
    const transferId = await pay(ann, bob, '30', 'tea');
    const ask = ({ ownerId }: Person, id = transferId, actorId = ownerId) =>
      client.ask('GetTransfer', { ownerId, transferId: id }, context(actorId));
    expect((await ask(ann)).rows).toEqual([(await list(ann)).rows[0]]);
    expect((await ask(bob)).rows).toMatchObject([{ accountId: bob.points, amount: '30', memo: 'tea' }]);
    const notFound = { code: 'transfer-not-found' };
    await expect(ask(eve)).rejects.toMatchObject(notFound);
    await expect(ask(ann, transferId, eve.ownerId)).rejects.toMatchObject(notFound);
    await expect(ask(ann, randomUUID())).rejects.toMatchObject(notFound);
  });
});
