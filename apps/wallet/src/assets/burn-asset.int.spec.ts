import { randomUUID } from 'node:crypto';
import { BurnAsset, TransferPosted, type Actor } from '@portfel/contracts';
import { LedgerPeople, NO_ADMINS, rejectedWith } from '../../test/ledger-people';
import { expectSoundLedger } from '../../test/sound-ledger';

describe('burning an asset', () => {
  let people: LedgerPeople;
  beforeAll(async () => (people = await LedgerPeople.start()));
  afterEach(() => expectSoundLedger(people.db));
  afterAll(() => people?.close());

  const burn = (
    ownerId: string,
    amount: string,
    more: { assetCode?: string; transferId?: string; actor?: Actor } = {},
  ) => {
    const { transferId = randomUUID(), assetCode = 'POINTS', actor } = more;
    return people.send(BurnAsset, transferId, { transferId, ownerId, assetCode, amount }, actor);
  };

  it('takes it back to the issue account, and tells the admin nothing of what is left (GS-W05)', async () => {
    const { ownerId } = await people.newPerson();
    const transferId = randomUUID();
    expect(await burn(ownerId, '30', { transferId })).toEqual({
      status: 'accepted',
      result: { transferId, assetCode: 'POINTS', amount: '30', postedAt: expect.any(String) as string },
    });
    expect(await people.balanceOf(ownerId, 'POINTS')).toBe('70');
    const posted = people.harness.published(TransferPosted).find(({ causation_id: cause }) => cause === transferId)!;
    expect(posted.data).toMatchObject({ kind: 'burn', entries: [{ ownerId, amount: '-30' }, { amount: '30' }] });
  });

  it('says the same of who has too little, has no account, or has no wallet, and never how much there is', async () => {
    const { ownerId } = await people.newPerson();
    const { code } = await people.newAsset();
    const tooLittle = rejectedWith('insufficient-funds');
    expect(await burn(ownerId, '101')).toEqual(tooLittle);
    expect(await burn(ownerId, '1', { assetCode: code })).toEqual(tooLittle);
    expect(await burn(randomUUID(), '1')).toEqual(tooLittle);
    expect(await people.balanceOf(ownerId, 'POINTS')).toBe('100');
  });

  it('goes below zero where the asset allows it, and no further', async () => {
    const [{ ownerId }, { code }] = [await people.newPerson(), await people.newAsset({ overdraft: '10' })];
    await people.grant(ownerId, code, '5');
    expect(await burn(ownerId, '16', { assetCode: code })).toEqual(rejectedWith('insufficient-funds'));
    expect(await burn(ownerId, '15', { assetCode: code })).toMatchObject({ status: 'accepted' });
    expect(await people.balanceOf(ownerId, code)).toBe('-10');
  });

  it('burns no more than there is when everything is asked for at once, at two instances, each command once', async () => {
    const { ownerId } = await people.newPerson();
    const transferIds = Array.from({ length: 10 }, () => randomUUID());
    const ends = await people.atTwoInstances((sends) =>
      Promise.all(
        [...transferIds, ...transferIds].map((transferId, turn) =>
          sends[turn % 2]!(BurnAsset, transferId, { transferId, ownerId, assetCode: 'POINTS', amount: '15' }),
        ),
      ),
    );
    expect(ends.filter(({ status }) => status === 'accepted')).toHaveLength(12);
    expect(await people.balanceOf(ownerId, 'POINTS')).toBe('10');
  });

  it('knows no asset that there is not', async () => {
    const { ownerId } = await people.newPerson();
    expect(await burn(ownerId, '1', { assetCode: 'NO-SUCH' })).toEqual(rejectedWith('asset-not-found'));
  });

  it.each(NO_ADMINS)('is refused to %j, whatever the gateway let through', async (actor) => {
    const { ownerId } = await people.newPerson();
    expect(await burn(ownerId, '1', { actor })).toEqual(rejectedWith('role-required'));
    expect(await people.balanceOf(ownerId, 'POINTS')).toBe('100');
  });
});
