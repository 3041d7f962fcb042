import { randomUUID } from 'node:crypto';
import { AccountOpened, GrantAsset, TransferPosted, type Actor, type DataToSend } from '@portfel/contracts';
import { LedgerPeople, NO_ADMINS, rejectedWith } from '../../test/ledger-people';
import { expectSoundLedger } from '../../test/sound-ledger';
import { STARTING_ASSETS } from '../domain/open-wallet';
import { MemoStore } from '../storage/memo.store';

const START = STARTING_ASSETS.length;
const LIMIT = START + 2;

describe('granting an asset', () => {
  let people: LedgerPeople;
  beforeAll(async () => (people = await LedgerPeople.start({ WALLET_ACCOUNTS_LIMIT: String(LIMIT) })));
  afterEach(() => expectSoundLedger(people.db));
  afterAll(() => people?.close());

  type Grant = Partial<DataToSend<typeof GrantAsset>> & { readonly actor?: Actor };
  const grant = (ownerId: string, assetCode: string, more: Grant = {}) => {
    const { actor, transferId = randomUUID(), ...data } = more;
    return people.send(GrantAsset, transferId, { transferId, ownerId, assetCode, amount: '5', ...data }, actor);
  };
  const opened = (ownerId: string, accounts: readonly { readonly id: string }[]) =>
    people.harness.published(AccountOpened).filter(({ data }) => accounts.some(({ id }) => id === data.accountId));

  it('gives it out of the issue account, and tells the admin nothing of what the person has (GS-W04, GS-W05)', async () => {
    const { ownerId } = await people.newPerson();
    const transferId = randomUUID();
    expect(await grant(ownerId, 'POINTS', { transferId, memo: 'Well done' })).toEqual({
      status: 'accepted',
      result: { transferId, assetCode: 'POINTS', amount: '5', postedAt: expect.any(String) as string },
    });
    expect(await people.balanceOf(ownerId, 'POINTS')).toBe('105');
    const posted = people.harness.published(TransferPosted).find(({ causation_id: cause }) => cause === transferId)!;
    expect(posted.data).toMatchObject({ kind: 'grant', entries: [{ amount: '-5' }, { ownerId, amount: '5' }] });
    const memos = people.harness.service.app.get(MemoStore);
    expect([...(await memos.read(ownerId, [transferId]))]).toEqual([[transferId, 'Well done']]);
  });

  it('opens an account for who has none in the asset, numbered and told like every other', async () => {
    const [{ ownerId }, { code }] = [await people.newPerson(), await people.newAsset()];
    expect(await grant(ownerId, code)).toMatchObject({ status: 'accepted' });
    const accounts = await people.accountsOf(ownerId);
    expect(accounts.at(-1)).toMatchObject({ number: START + 1, assetCode: code, balance: '5' });
    const [event, ...more] = opened(ownerId, accounts);
    expect([event!.sequence, event!.data.number, more]).toEqual([2, START + 1, []]);
  });

  it('opens one account when many are granted at once, at two instances', async () => {
    const [{ ownerId }, { code }] = [await people.newPerson(), await people.newAsset()];
    const ends = await people.atTwoInstances((sends) =>
      Promise.all(
        Array.from({ length: 20 }, (_, turn) => {
          const transferId = randomUUID();
          return sends[turn % 2]!(GrantAsset, transferId, { transferId, ownerId, assetCode: code, amount: '1' });
        }),
      ),
    );
    expect(ends.filter(({ status }) => status === 'accepted')).toHaveLength(20);
    const accounts = await people.accountsOf(ownerId);
    expect(accounts.filter(({ assetCode }) => assetCode === code)).toMatchObject([{ balance: '20' }]);
    expect(accounts).toHaveLength(START + 1);
  });

  it('numbers accounts in several assets without a gap when all are granted at once, up to the limit', async () => {
    const { ownerId } = await people.newPerson();
    const assets = [await people.newAsset(), await people.newAsset(), await people.newAsset()];
    const ends = await Promise.all(assets.map(({ code }) => grant(ownerId, code)));
    expect(ends.filter(({ status }) => status === 'accepted')).toHaveLength(2);
    expect(ends.find(({ status }) => status === 'rejected')).toEqual(rejectedWith('recipient-has-no-account'));
    const accounts = await people.accountsOf(ownerId);
    expect(accounts.map(({ number }) => number)).toEqual(accounts.map((_, index) => index + 1));
    expect(opened(ownerId, accounts).map(({ sequence }) => sequence)).toEqual([2, 3]);
  });

  it('grants once, with one answer, when the command is delivered many times', async () => {
    const [{ ownerId }, { code }] = [await people.newPerson(), await people.newAsset()];
    const transferId = randomUUID();
    const ends = await Promise.all([1, 2, 3, 4, 5].map(() => grant(ownerId, code, { transferId })));
    people.harness.broker.redeliverAll();
    ends.push(await grant(ownerId, code, { transferId }));
    expect(new Set(ends.map((end) => JSON.stringify(end))).size).toBe(1);
    expect(await people.balanceOf(ownerId, code)).toBe('5');
    // Whoever sends it in another role sends the same command.
    const asUser = { type: 'account', id: randomUUID(), role: 'worker' } as const;
    expect(await grant(ownerId, code, { transferId, actor: asUser })).toEqual(ends[0]);
    expect(await grant(ownerId, code, { transferId, amount: '6' })).toEqual(rejectedWith('idempotency-key-reused'));
  });

  it('rejects one of a group alone', async () => {
    const { ownerId } = await people.newPerson();
    const ends = await Promise.all([
      grant(ownerId, 'POINTS'),
      grant(randomUUID(), 'POINTS'),
      grant(ownerId, 'NO-SUCH'),
      grant(ownerId, 'POINTS', { actor: { type: 'account', id: ownerId } }),
      grant(ownerId, 'EUR'),
    ]);
    expect(ends.map((end) => (end.status === 'rejected' ? end.rejection.code : end.status))).toEqual([
      'accepted',
      'recipient-not-found',
      'asset-not-found',
      'role-required',
      'accepted',
    ]);
    expect([await people.balanceOf(ownerId, 'POINTS'), await people.balanceOf(ownerId, 'EUR')]).toEqual(['105', '5']);
  });

  it.each(NO_ADMINS)('is refused to %j, whatever the gateway let through', async (actor) => {
    const [{ ownerId }, { code }] = [await people.newPerson(), await people.newAsset()];
    expect(await grant(ownerId, code, { actor })).toEqual(rejectedWith('role-required'));
    expect(await people.accountsOf(ownerId)).toHaveLength(START);
  });
});
