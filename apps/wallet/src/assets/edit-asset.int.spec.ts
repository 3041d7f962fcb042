import { randomUUID } from 'node:crypto';
import { AssetChanged, EditAsset } from '@portfel/contracts';
import { keepSample } from '@portfel/testing';
import { LedgerPeople, NO_ADMINS, rejectedWith } from '../../test/ledger-people';
import { AssetStore } from '../storage/asset.store';

describe('editing an asset', () => {
  let people: LedgerPeople;
  beforeAll(async () => (people = await LedgerPeople.start()));
  afterAll(() => people?.close());

  const edit = (
    assetId: string,
    change: { name?: string; attributes?: Record<string, string> },
    actor?: (typeof NO_ADMINS)[number],
  ) => people.send(EditAsset, randomUUID(), { assetId, ...change }, actor);
  const stored = (code: string) => people.harness.service.app.get(AssetStore).find(code);
  const told = (assetId: string) =>
    people.harness.published(AssetChanged).filter(({ data }) => data.assetId === assetId);

  it('says something else of it, keeps what is not named, and tells in order', async () => {
    const { assetId, code } = await people.newAsset({ attributes: { colour: 'red' } });
    expect(await edit(assetId, { name: 'A better sword' })).toEqual({ status: 'accepted', result: {} });
    expect(await edit(assetId, { attributes: { colour: 'blue', sharp: 'yes' } })).toMatchObject({ status: 'accepted' });
    const now = { name: 'A better sword', attributes: { colour: 'blue', sharp: 'yes' } };
    expect(await stored(code)).toMatchObject({ ...now, scale: 0, kind: 'item', lastEventSequence: 3 });
    const events = told(assetId);
    expect(events.map(({ sequence, data }) => [sequence, data])).toEqual([
      [2, { assetId, code, name: 'A better sword', attributes: { colour: 'red' } }],
      [3, { assetId, code, ...now }],
    ]);
    keepSample(AssetChanged, events[1]);
  });

  it('takes assets that were there before there were histories', async () => {
    const { id } = (await stored('PLN'))!;
    expect(await edit(id, { name: 'Polish złoty' })).toMatchObject({ status: 'accepted' });
    expect(told(id).map(({ sequence }) => sequence)).toEqual([1]);
  });

  it('loses no change when many come at once at two instances', async () => {
    const { assetId, code } = await people.newAsset();
    await people.atTwoInstances((sends) =>
      Promise.all(
        Array.from({ length: 12 }, (_, turn) => {
          const change = turn % 2 ? { name: `Sword ${turn}` } : { attributes: { turn: String(turn) } };
          return sends[turn % 2]!(EditAsset, randomUUID(), { assetId, ...change });
        }),
      ),
    );
    const now = await stored(code);
    expect(now).toMatchObject({ lastEventSequence: 13 });
    expect(now!.name).toMatch(/^Sword \d/);
    expect(now!.attributes).toHaveProperty('turn');
  });

  it('knows no asset of another id', async () => {
    expect(await edit(randomUUID(), { name: 'Ghost' })).toEqual(rejectedWith('asset-not-found'));
  });

  it.each(NO_ADMINS)('is refused to %j, whatever the gateway let through', async (actor) => {
    const { assetId, code } = await people.newAsset();
    expect(await edit(assetId, { name: 'Mine' }, actor)).toEqual(rejectedWith('role-required'));
    expect(await stored(code)).toMatchObject({ name: 'Sword', lastEventSequence: 1 });
  });
});
