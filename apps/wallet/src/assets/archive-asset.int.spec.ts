import { randomUUID } from 'node:crypto';
import { ArchiveAsset, AssetArchived, BurnAsset, GrantAsset, OpenAccount } from '@portfel/contracts';
import { keepSample } from '@portfel/testing';
import { LedgerPeople, NO_ADMINS, rejectedWith } from '../../test/ledger-people';
import { expectSoundLedger } from '../../test/sound-ledger';
import { AssetStore } from '../storage/asset.store';

describe('archiving an asset', () => {
  let people: LedgerPeople;
  beforeAll(async () => (people = await LedgerPeople.start()));
  afterEach(() => expectSoundLedger(people.db));
  afterAll(() => people?.close());

  const accepted = { status: 'accepted', result: {} };
  const archive = (assetId: string, actor?: (typeof NO_ADMINS)[number]) =>
    people.send(ArchiveAsset, randomUUID(), { assetId }, actor);
  const archivedAt = async (code: string) => (await people.harness.service.app.get(AssetStore).find(code))!.archivedAt;

  it('puts away what nobody holds; it stays and is told', async () => {
    const { assetId, code } = await people.newAsset();
    expect(await archive(assetId)).toEqual(accepted);
    expect(await archivedAt(code)).toBeInstanceOf(Date);
    const event = people.harness.published(AssetArchived).find(({ data }) => data.assetId === assetId)!;
    expect([event.sequence, event.data]).toEqual([2, { assetId, code }]);
    keepSample(AssetArchived, event);
    expect(await archive(assetId)).toEqual(rejectedWith('asset-archived'));
  });

  it('leaves what somebody holds, until nobody does', async () => {
    const [{ assetId, code }, { ownerId }] = [await people.newAsset(), await people.newPerson()];
    await people.grant(ownerId, code, '5');
    expect(await archive(assetId)).toEqual(rejectedWith('asset-held'));
    expect(await archivedAt(code)).toBeUndefined();
    const transferId = randomUUID();
    await people.send(BurnAsset, transferId, { transferId, ownerId, assetCode: code, amount: '5' });
    expect(await archive(assetId)).toEqual(accepted);
  });

  it('leaves what is set aside, also in a wallet that was closed, and takes no notice of what nobody owns', async () => {
    const [{ assetId, code }, { ownerId }] = [await people.newAsset(), await people.newPerson()];
    await people.grant(ownerId, code, '5');
    const { id } = await people.accountOf(ownerId, code);
    const hold = randomUUID();
    await people.db.query('UPDATE ledger_account SET held = 2 WHERE id = $1', [id]);
    await people.db.query(
      `INSERT INTO hold (id, account_id, beneficiary_id, amount, status, placed_at, expires_at)
       VALUES ($1, $2, $1, 2, 'active', now(), now())`,
      [hold, id],
    );
    await people.leave(ownerId);
    expect(await archive(assetId)).toEqual(rejectedWith('asset-held'));
    await people.db.query(`UPDATE hold SET status = 'released', settled_at = now() WHERE id = $1`, [hold]);
    await people.db.query('UPDATE ledger_account SET held = 0 WHERE id = $1', [id]);
    expect(await archive(assetId)).toEqual(accepted);
  });

  it('lets nothing of it move, and opens no account in it', async () => {
    const [{ assetId, code }, { ownerId, actor }] = [await people.newAsset(), await people.newPerson()];
    await archive(assetId);
    expect(await people.grant(ownerId, code, '5')).toEqual(rejectedWith('asset-archived'));
    const accountId = randomUUID();
    expect(await people.send(OpenAccount, accountId, { accountId, ownerId, assetCode: code }, actor)).toEqual(
      rejectedWith('asset-archived'),
    );
  });

  it('is never archived while somebody comes to hold it, at two instances at once', async () => {
    const assets = await Promise.all(Array.from({ length: 6 }, () => people.newAsset()));
    const { ownerId } = await people.newPerson();
    await people.atTwoInstances(([here, there]) =>
      Promise.all(
        assets.flatMap(({ assetId, code }) => {
          const transferId = randomUUID();
          const grant = { transferId, ownerId, assetCode: code, amount: '1' };
          return [here!(GrantAsset, transferId, grant), there!(ArchiveAsset, randomUUID(), { assetId })];
        }),
      ),
    );
    for (const { code } of assets) {
      const held = (await people.balanceOf(ownerId, code)) === '1';
      expect([code, held]).toEqual([code, (await archivedAt(code)) === undefined]);
    }
  });

  it('knows no asset of another id', async () => {
    expect(await archive(randomUUID())).toEqual(rejectedWith('asset-not-found'));
  });

  it.each(NO_ADMINS)('is refused to %j, whatever the gateway let through', async (actor) => {
    const { assetId, code } = await people.newAsset();
    expect(await archive(assetId, actor)).toEqual(rejectedWith('role-required'));
    expect(await archivedAt(code)).toBeUndefined();
  });
});
