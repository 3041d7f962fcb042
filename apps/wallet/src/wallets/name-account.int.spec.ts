import { randomUUID } from 'node:crypto';
import { CloseLedgerAccount, NameAccount, type Actor } from '@portfel/contracts';
import { LedgerPeople, rejectedWith } from '../../test/ledger-people';
import { LabelStore } from '../storage/label.store';

describe('naming an account', () => {
  let people: LedgerPeople;
  beforeAll(async () => (people = await LedgerPeople.start()));
  afterAll(() => people?.close());

  type Person = Awaited<ReturnType<LedgerPeople['newPerson']>>;
  const accepted = { status: 'accepted', result: {} };
  const name = ({ ownerId, actor }: Person, accountId: string, label: string, as: Actor = actor) =>
    people.send(NameAccount, randomUUID(), { accountId, ownerId, label }, as);
  const labelsOf = async ({ ownerId }: Person) => [...(await people.harness.service.app.get(LabelStore).read(ownerId))];
  const euro = ({ ownerId }: Person) => people.accountOf(ownerId, 'EUR');
  const stored = (accountId: string) =>
    people.db.query<{ label_encrypted: Buffer }[]>('SELECT label_encrypted FROM account_label WHERE account_id = $1', [
      accountId,
    ]);

  it('keeps what its owner calls it, readable with their key only', async () => {
    const ann = await people.newPerson();
    const { id } = await euro(ann);
    expect(await name(ann, id, 'Wakacje nad morzem')).toEqual(accepted);
    expect(await labelsOf(ann)).toEqual([[id, 'Wakacje nad morzem']]);
    const [row] = await stored(id);
    expect(row!.label_encrypted.toString('latin1')).not.toContain('Wakacje');
  });

  it('takes another name, and no name any more', async () => {
    const ann = await people.newPerson();
    const { id } = await euro(ann);
    await name(ann, id, 'Savings');
    await name(ann, id, 'Rainy days');
    expect(await labelsOf(ann)).toEqual([[id, 'Rainy days']]);
    await name(ann, id, '');
    expect([await labelsOf(ann), await stored(id)]).toEqual([[], []]);
  });

  it('keeps one of many names that come at once', async () => {
    const ann = await people.newPerson();
    const { id } = await euro(ann);
    const ends = await Promise.all(Array.from({ length: 6 }, (_, turn) => name(ann, id, `Name ${turn}`)));
    expect(ends).toEqual(ends.map(() => accepted));
    expect(await labelsOf(ann)).toEqual([[id, expect.stringMatching(/^Name \d$/) as string]]);
  });

  it('names none of another, and none that is closed', async () => {
    const [ann, eve] = [await people.newPerson(), await people.newPerson()];
    const { id } = await euro(ann);
    const unknown = rejectedWith('account-not-found');
    expect(await name(eve, id, 'Mine')).toEqual(unknown);
    expect(await name(ann, id, 'Mine', eve.actor)).toEqual(unknown);
    expect(await name(ann, id, 'Mine', { type: 'service', id: ann.ownerId })).toEqual(unknown);
    await people.send(CloseLedgerAccount, randomUUID(), { accountId: id, ownerId: ann.ownerId }, ann.actor);
    expect(await name(ann, id, 'Mine')).toEqual(rejectedWith('account-closed'));
    expect(await stored(id)).toEqual([]);
  });

  it('is gone with its owner', async () => {
    const ann = await people.newPerson();
    const { id } = await euro(ann);
    await name(ann, id, 'Savings');
    await people.leave(ann.ownerId);
    expect([await labelsOf(ann), await stored(id)]).toEqual([[], []]);
  });
});
