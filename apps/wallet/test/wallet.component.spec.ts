import { randomUUID } from 'node:crypto';
import { AccountRegistered, WalletOpened } from '@portfel/contracts';
import { ProblemError } from '@portfel/platform';
import { describeEventConsumer, eventually } from '@portfel/testing';
import { newRegistration, WalletHarness } from './wallet-harness';

describe('wallet', () => {
  let harness: WalletHarness;
  beforeAll(async () => (harness = await WalletHarness.start()));
  afterAll(() => harness.close());

  const openedFor = (ownerId: string) => harness.opened().filter(({ data }) => data.ownerId === ownerId);
  const getWallet = (ownerId: string, actorId: string | undefined = ownerId, serviceToken?: string) =>
    harness.questions(serviceToken).ask('GetWallet', { ownerId }, { correlationId: 'c', actorId });
  const failure = (asked: Promise<unknown>) =>
    asked.then(
      () => 'answered',
      ({ code, detail }: ProblemError) => ({ code, detail }),
    );

  it('answers AccountRegistered with WalletOpened, in the same journey, in the order of the wallet', async () => {
    const { accountId, event } = await harness.registered();
    const [opened] = openedFor(accountId);
    expect(WalletOpened.data.parse(opened!.data).accounts.map(({ assetCode }) => assetCode)).toEqual([
      'PLN',
      'EUR',
      'USD',
      'BTC',
      'POINTS',
    ]);
    expect(opened).toMatchObject({
      event_name: 'Wallet.WalletOpened',
      event_version: 1,
      producer: 'wallet',
      correlation_id: event.correlation_id,
      causation_id: event.event_id,
      actor: event.actor,
      sequence: 1,
    });
    const record = harness.broker.records(WalletOpened.topic).find(({ value }) => String(value).includes(accountId));
    expect(record!.key).toBe(opened!.data.walletId);
  });

  it('shows its owner balances and movements', async () => {
    const { accountId } = await harness.registered();
    const { walletId, accounts } = WalletOpened.data.parse(openedFor(accountId)[0]!.data);
    const answer = await getWallet(accountId);
    expect(answer.walletId).toBe(walletId);
    const shown = answer.accounts.map(({ accountId: id, asset, balance }) => [id, asset.code, asset.scale, balance]);
    const scales: Record<string, number> = { PLN: 2, EUR: 2, USD: 2, BTC: 8, POINTS: 0 };
    expect(shown).toEqual(
      accounts.map(({ accountId: id, assetCode }) => [
        id,
        assetCode,
        scales[assetCode],
        assetCode === 'POINTS' ? '100' : '0',
      ]),
    );
    expect(answer.movements).toMatchObject([
      {
        accountId: accounts.at(-1)!.accountId,
        assetCode: 'POINTS',
        amount: '100',
        balanceAfter: '100',
        kind: 'welcome',
      },
    ]);
    expect(answer.movementCount).toBe(1);
    expect(answer.openedAt).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  });

  it.each([
    ['somebody else', () => randomUUID()],
    ['nobody', () => ''],
  ])('calls the wallet not found to %s, as one that does not exist', async (_who, actor) => {
    const { accountId } = await harness.registered();
    const notYours = await failure(getWallet(accountId, actor()));
    expect(notYours).toEqual({ code: 'wallet-not-found', detail: undefined });
    const unknown = randomUUID();
    expect(await failure(getWallet(unknown, unknown))).toEqual(notYours);
  });

  it.each([['wrong'], [''], ['x'.repeat(43)]])('answers no question with the service token %j', async (token) => {
    const { accountId } = await harness.registered();
    expect(await failure(getWallet(accountId, accountId, token))).toEqual({
      code: 'service-unavailable',
      detail: expect.stringContaining('UNAUTHENTICATED') as string,
    });
  });

  it('has no second effect when everything is delivered again', async () => {
    const { accountId, event } = await harness.registered();
    const before = await harness.sql('SELECT count(*) FROM entry');
    const dead = harness.broker.records('wallet.dead-letters').length;
    harness.broker.redeliverAll();
    expect(await harness.handled(event, 2)).toEqual(['done', 'repeated']);
    expect(openedFor(accountId)).toHaveLength(1);
    expect(await harness.sql('SELECT count(*) FROM entry')).toEqual(before);
    expect(harness.broker.records('wallet.dead-letters').slice(dead)).toEqual([]);
  });

  it('goes on where it was when the broker comes back', async () => {
    harness.broker.goAway();
    const person = newRegistration();
    const publishing = harness.auth.publish(AccountRegistered, person);
    expect((await fetch(`${harness.service.internalUrl}/health/ready`)).status).toBe(503);
    harness.broker.comeBack();
    await harness.handled(await publishing, 1);
    expect(openedFor(person.accountId)).toHaveLength(1);
    expect((await fetch(`${harness.service.internalUrl}/health/ready`)).status).toBe(200);
  });

  it('keeps nothing that tells who somebody is', async () => {
    const { username, profile } = await harness.registered();
    await eventually(async () => {
      const dump: string[] = [];
      for (const table of ['wallet', 'ledger_account', 'transfer', 'entry', 'inbox', 'outbox']) {
        dump.push(JSON.stringify(await harness.sql(`SELECT * FROM ${table}`)));
      }
      expect(dump.join('')).not.toContain(username);
      expect(dump.join('')).not.toContain(profile.firstName);
    });
    expect(harness.logText()).not.toContain(username);
  });

  describeEventConsumer(
    { service: 'wallet', group: 'wallet.open-wallet-when-account-registered', contract: AccountRegistered },
    () => harness.broker,
  );
});

describe('wallet without welcome points', () => {
  it('opens the wallet, and posts nothing', async () => {
    const harness = await WalletHarness.start({ WELCOME_POINTS: '0' });
    const { accountId } = await harness.registered();
    const answer = await harness
      .questions()
      .ask('GetWallet', { ownerId: accountId }, { correlationId: 'c', actorId: accountId });
    expect(answer.accounts.map(({ balance }) => balance)).toEqual(['0', '0', '0', '0', '0']);
    expect([answer.movements, answer.movementCount]).toEqual([[], 0]);
    expect(await harness.sql('SELECT 1 FROM transfer')).toEqual([]);
    await harness.close();
  });
});
