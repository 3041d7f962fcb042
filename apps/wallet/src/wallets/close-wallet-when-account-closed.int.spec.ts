import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import {
  AccountClosed,
  AccountConfirmed,
  AddBookMovement,
  CreateBookAccount,
  WalletClosed,
  WalletOpened,
} from '@portfel/contracts';
import { eventually, keepSample } from '@portfel/testing';
import type { ServiceHarness } from '../../../../libs/testing/src/service-harness';
import { movementOf, senderTo } from '../../test/books-harness';
import { accountOpener, registered, startFreshWallet } from '../../test/wallet-harness';

describe('the wallet of a closed account', () => {
  let harness: ServiceHarness;
  let close: () => Promise<void>;
  beforeEach(async () => ({ harness, close } = await startFreshWallet({ WELCOME_POINTS: '100' })));
  afterEach(() => close());

  const sql = (text: string) => harness.service.app.get(DataSource).query<Record<string, unknown>[]>(text);
  const confirmed = (accountId: string) => harness.message(AccountConfirmed, { accountId }, 2);
  const closed = (accountId: string) => harness.message(AccountClosed, { accountId }, 3);
  const history = async (accountId: string) =>
    [await registered(harness, accountId), await confirmed(accountId), await closed(accountId)] as const;

  it('belongs to nobody, and the ledger keeps its sums (PF-U10)', async () => {
    const [owner, other] = [randomUUID(), randomUUID()];
    await harness.deliver(...(await history(owner)), await registered(harness, other));
    const ledger = await sql('SELECT sum(amount) AS sum, count(*) AS entries FROM entry');
    expect(ledger).toEqual([{ sum: '0', entries: '4' }]);
    expect(await sql('SELECT owner_id FROM wallet ORDER BY closed_at')).toEqual([
      { owner_id: null },
      { owner_id: other },
    ]);
    for (const table of ['wallet', 'ledger_account', 'transfer', 'entry', 'outbox', 'parked_message']) {
      const rows = JSON.stringify(await sql(`SELECT t::text AS row FROM ${table} t`));
      expect({ table, names: rows.includes(owner) }).toEqual({ table, names: false });
    }
    const [opening] = harness.published(WalletOpened).filter(({ data }) => data.ownerId === owner);
    const [closing, ...more] = harness.published(WalletClosed);
    expect(more).toEqual([]);
    expect(closing).toMatchObject({ sequence: 2, data: { walletId: opening!.data.walletId } });
    keepSample(WalletClosed, closing);
  });

  it('is numbered on from what happened in it', async () => {
    const owner = randomUUID();
    const [first, second, third] = await history(owner);
    await harness.deliver(first);
    const opener = accountOpener(harness);
    await opener.open({ ownerId: owner });
    await harness.deliver(second, third);
    expect(harness.published(WalletClosed)).toMatchObject([{ sequence: 3 }]);
    // A command that comes late finds no wallet any more.
    expect(await opener.open({ ownerId: owner })).toMatchObject({ rejection: { code: 'wallet-not-found' } });
    await opener.stop();
  });

  it('stays whole when accounts are being opened in it at the same moment', async () => {
    const owner = randomUUID();
    const [first, second, third] = await history(owner);
    await harness.deliver(first, second);
    const opener = accountOpener(harness);
    const openings = Array.from({ length: 20 }, () => opener.open({ ownerId: owner }));
    await harness.deliver(third);
    const ends = await Promise.all(openings);
    await opener.stop();
    const opened = ends.filter(({ status }) => status === 'accepted').length;
    expect(await sql('SELECT account_count, last_event_sequence FROM wallet')).toEqual([
      { account_count: 5 + opened, last_event_sequence: String(2 + opened) },
    ]);
  });

  it('takes the books of the person and their key along, also what is noted at that moment (PF-U05)', async () => {
    const owner = randomUUID();
    const [first, second, third] = await history(owner);
    await harness.deliver(first, second);
    const commands = senderTo(harness);
    const account = { kind: 'account', name: 'Everyday', currency: 'PLN' } as const;
    const create = (bookAccountId: string) =>
      commands.send(CreateBookAccount, { bookAccountId, ownerId: owner, account }, owner);
    const bookAccountId = randomUUID();
    await create(bookAccountId);
    const add = () => {
      const movement = movementOf('2026-11-02', 500);
      return commands.send(
        AddBookMovement,
        { movementId: randomUUID(), ownerId: owner, bookAccountId, movement },
        owner,
      );
    };
    await add();
    const late = [add(), create(randomUUID()), add(), create(randomUUID())];
    await harness.deliver(third);
    await Promise.all(late);
    for (const table of ['data_key', 'book_account', 'book_movement', 'book_sum', 'real_balance']) {
      expect({ table, rows: await sql(`SELECT * FROM ${table}`) }).toEqual({ table, rows: [] });
    }
    expect(await create(randomUUID())).toMatchObject({ rejection: { code: 'wallet-not-found' } });
    expect(await add()).toMatchObject({ rejection: { code: 'book-account-not-found' } });
    await commands.stop();
  });

  it('is neither opened again nor closed twice, however often and in whatever order its history comes', async () => {
    const owner = randomUUID();
    const [first, second, third] = await history(owner);
    await harness.broker.produce([third, second, first]);
    await eventually(async () => expect(await sql('SELECT owner_id FROM wallet')).toEqual([{ owner_id: null }]));
    harness.broker.redeliverAll();
    await harness.deliver(await registered(harness));
    await eventually(async () => expect(await harness.parked()).toEqual([]));
    const again = await registered(harness, owner);
    await harness.deliver(again);
    expect(await sql('SELECT count(*) FROM wallet WHERE owner_id IS NULL')).toEqual([{ count: '1' }]);
    expect(await sql(`SELECT 1 FROM wallet WHERE owner_id = '${owner}'`)).toEqual([]);
    expect(harness.published(WalletClosed)).toHaveLength(1);
    expect(harness.deadLetters()).toEqual([]);
  });
});
