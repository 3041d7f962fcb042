import { randomUUID } from 'node:crypto';
import { ArchiveAsset, AssetRestored, RestoreAsset } from '@portfel/contracts';
import { keepSample } from '@portfel/testing';
import { LedgerPeople, NO_ADMINS, rejectedWith } from '../../test/ledger-people';
import { expectSoundLedger } from '../../test/sound-ledger';
import { AssetStore } from '../storage/asset.store';

describe('bringing an asset back', () => {
  let people: LedgerPeople;
  beforeAll(async () => (people = await LedgerPeople.start()));
  afterEach(() => expectSoundLedger(people.db));
  afterAll(() => people?.close());

  const accepted = { status: 'accepted', result: {} };
  const archive = (assetId: string) => people.send(ArchiveAsset, randomUUID(), { assetId });
  const restore = (assetId: string, actor?: (typeof NO_ADMINS)[number]) =>
    people.send(RestoreAsset, randomUUID(), { assetId }, actor);
  const archivedAt = async (code: string) => (await people.harness.service.app.get(AssetStore).find(code))!.archivedAt;
  const told = (assetId: string) =>
    people.harness.published(AssetRestored).filter(({ data }) => data.assetId === assetId);

  it('lets it move again, and is told in its place', async () => {
    const [{ assetId, code }, { ownerId }] = [await people.newAsset(), await people.newPerson()];
    await archive(assetId);
    expect(await people.grant(ownerId, code, '5')).toEqual(rejectedWith('asset-archived'));
    expect(await restore(assetId)).toEqual(accepted);
    expect(await archivedAt(code)).toBeUndefined();
    const [event] = told(assetId);
    expect([event!.sequence, event!.data]).toEqual([3, { assetId, code }]);
    keepSample(AssetRestored, event);
    await people.grant(ownerId, code, '5');
    expect(await people.balanceOf(ownerId, code)).toBe('5');
    expect(await archive(assetId)).toEqual(rejectedWith('asset-held'));
  });

  it('leaves one that is not archived as it is, and tells nothing', async () => {
    const { assetId } = await people.newAsset();
    expect(await restore(assetId)).toEqual(accepted);
    expect(told(assetId)).toEqual([]);
  });

  it('happens once when many ask at once, at two instances', async () => {
    const { assetId } = await people.newAsset();
    await archive(assetId);
    await people.atTwoInstances(([here, there]) =>
      Promise.all([here!, there!, here!, there!].map((send) => send(RestoreAsset, randomUUID(), { assetId }))),
    );
    const rows = await people.db.query<{ sequence: string }[]>(
      'SELECT last_event_sequence AS sequence FROM asset WHERE id = $1',
      [assetId],
    );
    expect(rows).toEqual([{ sequence: '3' }]);
  });

  it('knows no asset of another id', async () => {
    expect(await restore(randomUUID())).toEqual(rejectedWith('asset-not-found'));
  });

  it.each(NO_ADMINS)('is refused to %j, whatever the gateway let through', async (actor) => {
    const { assetId, code } = await people.newAsset();
    await archive(assetId);
    expect(await restore(assetId, actor)).toEqual(rejectedWith('role-required'));
    expect(await archivedAt(code)).toBeInstanceOf(Date);
  });
});
