import { randomUUID } from 'node:crypto';
import { AssetCreated, CreateAsset, type DataToSend } from '@portfel/contracts';
import { keepSample } from '@portfel/testing';
import { LedgerPeople, NO_ADMINS, rejectedWith } from '../../test/ledger-people';
import { AssetStore } from '../storage/asset.store';

describe('creating an asset', () => {
  let people: LedgerPeople;
  beforeAll(async () => (people = await LedgerPeople.start()));
  afterAll(() => people?.close());

  type NewAsset = DataToSend<typeof CreateAsset>;
  const sword = (more: Partial<NewAsset> = {}): NewAsset => ({
    assetId: randomUUID(),
    code: 'SWORD-1',
    name: 'A sword',
    scale: 0,
    kind: 'item',
    attributes: { colour: 'red' },
    overdraft: '0',
    ...more,
  });
  const create = (asset: NewAsset, actor?: (typeof NO_ADMINS)[number]) =>
    people.send(CreateAsset, asset.assetId, asset, actor);
  const systemAccounts = (code: string) =>
    people.db.query<unknown[]>(
      `SELECT system_role AS role, overdraft FROM ledger_account WHERE asset_code = $1 ORDER BY system_role`,
      [code],
    );
  const told = (assetId: string) => harnessEvents().filter(({ data }) => data.assetId === assetId);
  const harnessEvents = () => people.harness.published(AssetCreated);

  it('brings anything into the world, with the accounts it comes from and goes to (GS-W01, GS-W03)', async () => {
    const asset = sword();
    const { assetId, code } = asset;
    expect(await create(asset)).toEqual({ status: 'accepted', result: { assetId, code } });
    expect(await systemAccounts(code)).toEqual([
      { role: 'clearing', overdraft: null },
      { role: 'exchange', overdraft: null },
      { role: 'fees', overdraft: '0' },
      { role: 'issue', overdraft: null },
    ]);
    expect(await people.harness.service.app.get(AssetStore).find(code)).toMatchObject({
      ...{ id: assetId, code, name: 'A sword', scale: 0, kind: 'item', attributes: { colour: 'red' }, overdraft: 0n },
      lastEventSequence: 1,
    });
    const [event, ...more] = told(assetId);
    expect([event!.sequence, event!.data, more]).toEqual([1, asset, []]);
    keepSample(AssetCreated, event);
  });

  it('creates once, with one answer, when the command is delivered many times', async () => {
    const asset = sword({ code: 'ONCE' });
    const ends = await Promise.all([1, 2, 3, 4].map(() => create(asset)));
    people.harness.broker.redeliverAll();
    ends.push(await create(asset));
    expect(ends).toEqual(ends.map(() => ({ status: 'accepted', result: { assetId: asset.assetId, code: 'ONCE' } })));
    expect(told(asset.assetId)).toHaveLength(1);
  });

  it('gives a code to one asset, also when many ask at once at two instances (GS-W02)', async () => {
    const ends = await people.atTwoInstances((sends) =>
      Promise.all(
        Array.from({ length: 8 }, (_, turn) => {
          const asset = sword({ code: 'TWICE', name: `Sword ${turn}` });
          return sends[turn % 2]!(CreateAsset, asset.assetId, asset);
        }),
      ),
    );
    expect(ends.filter(({ status }) => status === 'accepted')).toHaveLength(1);
    expect(ends.filter(({ status }) => status === 'rejected')).toEqual(
      Array.from({ length: 7 }, () => rejectedWith('asset-exists')),
    );
    expect(await systemAccounts('TWICE')).toHaveLength(4);
  });

  it('leaves an asset that is there as it is', async () => {
    const before = await people.harness.service.app.get(AssetStore).find('PLN');
    expect(await create(sword({ code: 'PLN', scale: 9 }))).toEqual(rejectedWith('asset-exists'));
    expect(await people.harness.service.app.get(AssetStore).find('PLN')).toEqual(before);
  });

  it.each(NO_ADMINS)('is refused to %j, whatever the gateway let through', async (actor) => {
    const asset = sword({ code: 'NOBODYS' });
    expect(await create(asset, actor)).toEqual(rejectedWith('role-required'));
    expect(await systemAccounts('NOBODYS')).toEqual([]);
    expect(told(asset.assetId)).toEqual([]);
  });
});
