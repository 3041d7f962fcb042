import { randomUUID } from 'node:crypto';
import { eventTopic, OpenAccount, type WalletQueryService } from '@portfel/contracts';
import { createQuestionClient, type QuestionClient } from '@portfel/platform';
import { eventually } from '@portfel/testing';
import { given } from '../../../libs/testing/src/scenario';
import type { ServiceHarness } from '../../../libs/testing/src/service-harness';
import { StatementStore } from '../src/storage/statement.store';
import { accountOpener, registered, startFreshWallet } from './wallet-harness';

describe('wallet', () => {
  let harness: ServiceHarness;
  let close: () => Promise<void>;
  beforeAll(async () => ({ harness, close } = await startFreshWallet({ WELCOME_POINTS: '100' })));
  afterAll(() => close());

  async function asking<A>(
    question: (client: QuestionClient<WalletQueryService>) => Promise<A>,
    serviceToken = harness.secrets.serviceToken,
  ): Promise<A> {
    const service = { package: 'portfel.wallet.v1', name: 'WalletQueryService' };
    const client = createQuestionClient<WalletQueryService>(service, harness.grpcAddress, {
      serviceToken,
      deadlineMs: 10_000,
    });
    try {
      return await question(client);
    } finally {
      client.close();
    }
  }

  const getWallet = (ownerId: string, { actorId = ownerId, serviceToken = harness.secrets.serviceToken } = {}) =>
    asking((client) => client.ask('GetWallet', { ownerId }, { correlationId: 'spec', actorId }), serviceToken);
  const listMovements = (ownerId: string, actorId = ownerId, cursor = '') =>
    asking((client) => client.ask('ListMovements', { ownerId, cursor }, { correlationId: 'spec', actorId }));

  async function newOwner(): Promise<string> {
    const ownerId = randomUUID();
    await harness.deliver(await registered(harness, ownerId));
    return ownerId;
  }

  it('shows the owner every balance, and the welcome points among the movements', async () => {
    const wallet = await getWallet(await newOwner());
    expect(wallet.accounts.map(({ asset, balance }) => [asset, balance])).toEqual([
      [{ code: 'PLN', name: 'Polish złoty', scale: 2, kind: 'money' }, '0'],
      [{ code: 'EUR', name: 'Euro', scale: 2, kind: 'money' }, '0'],
      [{ code: 'USD', name: 'US dollar', scale: 2, kind: 'money' }, '0'],
      [{ code: 'BTC', name: 'Bitcoin', scale: 8, kind: 'crypto' }, '0'],
      [{ code: 'POINTS', name: 'Portfel points', scale: 0, kind: 'points' }, '100'],
    ]);
    expect(wallet.movementCount).toBe(1);
    expect(wallet.transferFeePerMille).toBe(0);
    expect(wallet.movements).toEqual([
      {
        entryId: `${wallet.accounts[4]!.accountId}:1`,
        transferId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
        accountId: wallet.accounts[4]!.accountId,
        assetCode: 'POINTS',
        amount: '100',
        balanceAfter: '100',
        kind: 'welcome',
        occurredAt: wallet.openedAt,
      },
    ]);
  });

  it('shows accounts in the order of their numbers, one that was opened later at the end', async () => {
    const owner = await newOwner();
    const opener = accountOpener(harness);
    const opened = await opener.open({ ownerId: owner, assetCode: 'PLN' });
    await opener.stop();
    expect(opened).toMatchObject({ status: 'accepted', result: { number: 6 } });
    const { accounts } = await getWallet(owner);
    expect(accounts.map(({ number, asset }) => [number, asset?.code])).toEqual([
      [1, 'PLN'],
      [2, 'EUR'],
      [3, 'USD'],
      [4, 'BTC'],
      [5, 'POINTS'],
      [6, 'PLN'],
    ]);
    expect(accounts.at(-1)).toMatchObject({ balance: '0' });
  });

  it('lists every movement to the owner, page by page, and to nobody else', async () => {
    const owner = await newOwner();
    const { walletId, movements } = await getWallet(owner);
    expect(await listMovements(owner)).toEqual({ movements, nextCursor: '' });
    await expect(listMovements(owner, await newOwner())).rejects.toMatchObject({ code: 'wallet-not-found' });

    const ledger = harness.service.app.get(StatementStore);
    const [first] = await ledger.movementsAfter(walletId, '', 1);
    expect(first).toMatchObject({ transferId: movements[0]!.transferId, sequence: 1, amount: 100n });
    expect(await ledger.movementsAfter(walletId, `${first!.accountId}:1`, 1)).toEqual([]);
    for (const invented of ['x', `${first!.accountId}:`, `${first!.accountId}:1; DROP TABLE entry`]) {
      expect(await ledger.movementsAfter(walletId, invented, 10)).toEqual([first]);
    }
  });

  it('tells another person, and nobody in particular, that there is no such wallet', async () => {
    const owner = await newOwner();
    await expect(getWallet(owner, { actorId: await newOwner() })).rejects.toMatchObject({ code: 'wallet-not-found' });
    await expect(getWallet(owner, { actorId: '' })).rejects.toMatchObject({ code: 'wallet-not-found' });
    await expect(getWallet(owner)).resolves.toMatchObject({ movementCount: 1 });
  });

  it('tells a person without a wallet the same', async () => {
    await expect(getWallet(randomUUID())).rejects.toMatchObject({ code: 'wallet-not-found' });
  });

  it('answers nobody without the service token', async () => {
    const owner = await newOwner();
    for (const serviceToken of ['', 'x'.repeat(harness.secrets.serviceToken.length)]) {
      await expect(getWallet(owner, { serviceToken })).rejects.toMatchObject({
        code: 'service-unavailable',
        detail: expect.stringContaining('UNAUTHENTICATED') as string,
      });
    }
  });

  it('is ready while it reads its topics and reaches its store, and not while the broker is away', async () => {
    expect(await harness.health()).toEqual({
      status: 200,
      body: { ready: true, checks: { messaging: true, store: true } },
    });
    harness.broker.goAway();
    try {
      expect(await harness.health()).toEqual({
        status: 503,
        body: { ready: false, checks: { messaging: false, store: true } },
      });
    } finally {
      harness.broker.comeBack();
    }
    expect((await harness.health()).status).toBe(200);
  });

  it('opens a further account for a person it knows, and tells the world', async () => {
    const [ownerId, accountId] = [randomUUID(), randomUUID()];
    const actor = { type: 'account' as const, id: ownerId };
    const data = { accountId, ownerId, assetCode: 'EUR' };
    const then = await given(harness, await registered(harness, ownerId)).when(OpenAccount, data, {
      actor,
      commandId: accountId,
    });
    expect(then.outcome).toEqual({ status: 'accepted', result: { accountId, assetCode: 'EUR', number: 6 } });
    expect(then.events).toMatchObject([
      { event_name: 'Wallet.AccountOpened', sequence: 2, data: { accountId, assetCode: 'EUR', number: 6 } },
    ]);
  });

  it('opens none for a person it does not know, and publishes nothing', async () => {
    const ownerId = randomUUID();
    const data = { accountId: randomUUID(), ownerId, assetCode: 'EUR' };
    const then = await given(harness).when(OpenAccount, data, { actor: { type: 'account', id: ownerId } });
    expect(then).toEqual({ outcome: { status: 'rejected', rejection: { code: 'wallet-not-found' } }, events: [] });
  });

  it('lays what it cannot read among its dead letters, byte for byte, and goes on behind it', async () => {
    const owner = randomUUID();
    const topic = eventTopic('auth');
    const { value } = await registered(harness, owner);
    const broken = Buffer.from(value.toString().replace(/"accountId":"[^"]*"/, '"accountId":"no uuid"'));
    const poison = { topic, key: owner, value: broken };
    await harness.broker.produce([poison, { topic, key: owner, value: Buffer.from('not json') }]);
    await harness.deliver(await registered(harness, owner));

    await expect(getWallet(owner)).resolves.toMatchObject({ movementCount: 1 });
    const letters = await eventually(() => {
      expect(harness.deadLetters()).toHaveLength(2);
      return harness.deadLetters();
    });
    expect(letters.map((letter) => letter.value)).toEqual([broken, Buffer.from('not json')]);
    expect(letters.map(({ headers }) => headers['dead-reason'])).toEqual([
      expect.stringMatching(/^invalid-data: accountId/) as string,
      'not-json',
    ]);
    expect(letters[0]!.headers).toMatchObject({ 'dead-consumer': 'wallet.open-wallet-when-account-registered' });
  });
});
