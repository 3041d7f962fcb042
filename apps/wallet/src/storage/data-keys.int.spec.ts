import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { AccountClosed, AccountConfirmed } from '@portfel/contracts';
import { MESSAGE_STORE, UnitOfWork, type MessageStore } from '@portfel/messaging';
import type { DataKey } from '@portfel/platform';
import type { ServiceHarness } from '../../../../libs/testing/src/service-harness';
import { registered, startFreshWallet, startWallet } from '../../test/wallet-harness';
import { DataKeys } from './data-keys';

const PLACE = 'note.text.1';

describe('data keys', () => {
  let harness: ServiceHarness;
  let storeUrl: string;
  let close: () => Promise<void>;
  beforeAll(async () => {
    const wallet = await startFreshWallet();
    ({ harness, close } = wallet);
    storeUrl = wallet.database.url;
  });
  afterAll(() => close?.());

  const keys = () => harness.service.app.get(DataKeys);
  const rows = (ownerId: string) =>
    harness.service.app
      .get(DataSource)
      .query<{ wrapped_key: Buffer }[]>('SELECT wrapped_key FROM data_key WHERE owner_id = $1', [ownerId]);
  const newOwner = async () => {
    const ownerId = randomUUID();
    await harness.deliver(await registered(harness, ownerId));
    return ownerId;
  };
  /** One piece of work that commits, as a handler would do it. */
  async function keyOf(ownerId: string): Promise<DataKey | undefined> {
    const store = harness.service.app.get<MessageStore>(MESSAGE_STORE);
    const arrival = { consumer: 'wallet.spec', messageId: randomUUID(), key: randomUUID() };
    const cause = { event_id: arrival.messageId, correlation_id: 'spec', actor: { type: 'visitor' } } as const;
    const uow = new UnitOfWork(() => store.begin(arrival), cause, new Date());
    const key = await keys().of(uow, ownerId);
    await uow.commit(undefined, []);
    return key;
  }

  it('are made when first needed, one for many who ask at once, another for everybody', async () => {
    const [ann, bob] = [await newOwner(), await newOwner()];
    expect(await keys().find(ann)).toBeUndefined();
    const [first, ...others] = await Promise.all(Array.from({ length: 5 }, () => keyOf(ann)));
    const encrypted = first!.encrypt(PLACE, 'rent');
    for (const key of [...others, await keyOf(ann), await keys().find(ann)]) {
      expect(key!.decryptText(PLACE, encrypted)).toBe('rent');
    }
    const keyOfBob = (await keyOf(bob))!;
    expect(() => keyOfBob.decrypt(PLACE, encrypted)).toThrow();
  });

  it('are stored wrapped: of no use to a service with another key, nor on the row of somebody else', async () => {
    const [ann, bob] = [await newOwner(), await newOwner()];
    for (const owner of [ann, bob]) await keyOf(owner);
    const stranger = await startWallet({ storeUrl });
    await expect(stranger.service.app.get(DataKeys).find(ann)).rejects.toThrow();
    await stranger.close();
    const [{ wrapped_key: wrapped }] = (await rows(ann)) as [{ wrapped_key: Buffer }];
    await harness.service.app
      .get(DataSource)
      .query('UPDATE data_key SET wrapped_key = $2 WHERE owner_id = $1', [bob, wrapped]);
    await expect(keys().find(bob)).rejects.toThrow();
  });

  it('are not given to a person without a wallet, and end for good with the account (PF-U05)', async () => {
    expect(await keyOf(randomUUID())).toBeUndefined();
    const ann = await newOwner();
    const key = (await keyOf(ann))!;
    expect(key).toBeDefined();
    const confirmed = await harness.message(AccountConfirmed, { accountId: ann }, 2);
    const [closed] = await Promise.all([harness.message(AccountClosed, { accountId: ann }, 3), keyOf(ann)]);
    await harness.deliver(confirmed, closed);
    expect([await rows(ann), await keys().find(ann), await keyOf(ann)]).toEqual([[], undefined, undefined]);
  });
});
