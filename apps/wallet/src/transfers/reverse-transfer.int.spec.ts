import { randomUUID } from 'node:crypto';
import { BurnAsset, ReverseTransfer, TransferPosted, type Actor } from '@portfel/contracts';
import { ADMIN, LedgerPeople, rejectedWith } from '../../test/ledger-people';
import { expectSoundLedger } from '../../test/sound-ledger';

type Person = Awaited<ReturnType<LedgerPeople['newPerson']>>;

describe('reversing a transfer', () => {
  let people: LedgerPeople;
  beforeAll(async () => (people = await LedgerPeople.start({ TRANSFER_FEE_PER_MILLE: '50' })));
  afterEach(() => expectSoundLedger(people.db));
  afterAll(() => people?.close());

  const reverse = (transferId: string, actor: Actor, reversalId: string = randomUUID()) =>
    people.send(ReverseTransfer, reversalId, { reversalId, transferId }, actor);
  const balances = (...some: readonly Person[]) =>
    Promise.all(some.map(({ ownerId }) => people.balanceOf(ownerId, 'POINTS')));
  const fees = async () => {
    const [row] = await people.db.query<{ balance: string }[]>(
      `SELECT balance FROM ledger_account WHERE system_role = 'fees' AND asset_code = 'POINTS'`,
    );
    return row!.balance;
  };
  async function paid(from: Person, to: Person, amount = '40'): Promise<string> {
    const { id } = await people.accountOf(from.ownerId, 'POINTS');
    const end = await people.pay(from, id, to.ownerId, { assetCode: 'POINTS', amount });
    if (end.status !== 'accepted') throw new Error(`not paid: ${JSON.stringify(end)}`);
    return end.result.transferId;
  }

  it('gives everything back, the fee too, as a linked transfer of its own, when whoever was paid asks', async () => {
    const [ann, bob] = [await people.newPerson(), await people.newPerson()];
    const feesBefore = await fees();
    const transferId = await paid(ann, bob);
    expect(await balances(ann, bob)).toEqual(['58', '140']);
    const reversalId = randomUUID();
    expect(await reverse(transferId, bob.actor, reversalId)).toMatchObject({
      status: 'accepted',
      result: { reversalId, transferId, amount: '40', assetCode: 'POINTS' },
    });
    expect([await balances(ann, bob), await fees()]).toEqual([['100', '100'], feesBefore]);
    const posted = people.harness.published(TransferPosted).find(({ data }) => data.transferId === reversalId)!;
    expect(posted.data).toMatchObject({ kind: 'reversal', reverses: transferId });
  });

  it('happens once, however often and wherever it is asked for', async () => {
    const [ann, bob] = [await people.newPerson(), await people.newPerson()];
    const transferId = await paid(ann, bob);
    const reversalIds = Array.from({ length: 6 }, () => randomUUID());
    const ends = await people.atTwoInstances((sends) =>
      Promise.all(
        [...reversalIds, ...reversalIds].map((reversalId, turn) =>
          sends[turn % 2]!(ReverseTransfer, reversalId, { reversalId, transferId }, turn % 3 ? bob.actor : ADMIN),
        ),
      ),
    );
    const accepted = ends.flatMap((end) => (end.status === 'accepted' ? [end.result.reversalId] : []));
    expect([accepted.length, new Set(accepted).size]).toEqual([2, 1]);
    expect(ends.filter(({ status }) => status === 'rejected')).toEqual(
      Array.from({ length: 10 }, () => rejectedWith('already-reversed')),
    );
    expect(await balances(ann, bob)).toEqual(['100', '100']);
  });

  it('is no way to get back what one has sent, nor anything for a stranger', async () => {
    const [ann, bob, eve] = [await people.newPerson(), await people.newPerson(), await people.newPerson()];
    const transferId = await paid(ann, bob);
    expect(await reverse(transferId, ann.actor)).toEqual(rejectedWith('not-reversible'));
    expect(await reverse(transferId, eve.actor)).toEqual(rejectedWith('transfer-not-found'));
    expect(await reverse(transferId, { ...eve.actor, role: 'manager' })).toEqual(rejectedWith('transfer-not-found'));
    expect(await reverse(transferId, { type: 'visitor' })).toEqual(rejectedWith('transfer-not-found'));
    expect(await reverse(transferId, { type: 'service', id: bob.ownerId })).toEqual(rejectedWith('transfer-not-found'));
    expect(await reverse(randomUUID(), ADMIN)).toEqual(rejectedWith('transfer-not-found'));
    expect(await balances(ann, bob)).toEqual(['58', '140']);
  });

  it('takes back grants and burns for admins only, and no reversal for anybody', async () => {
    const ann = await people.newPerson();
    const [granted, burned] = [randomUUID(), randomUUID()];
    await people.grant(ann.ownerId, 'POINTS', '7', granted);
    expect(await reverse(granted, ann.actor)).toEqual(rejectedWith('not-reversible'));
    const reversalId = randomUUID();
    expect(await reverse(granted, ADMIN, reversalId)).toMatchObject({ status: 'accepted' });
    expect(await reverse(reversalId, ADMIN)).toEqual(rejectedWith('not-reversible'));
    await people.send(BurnAsset, burned, {
      transferId: burned,
      ownerId: ann.ownerId,
      assetCode: 'POINTS',
      amount: '9',
    });
    expect(await balances(ann)).toEqual(['91']);
    expect(await reverse(burned, ADMIN)).toMatchObject({ status: 'accepted', result: { amount: '9' } });
    expect(await balances(ann)).toEqual(['100']);
  });

  it('posts nothing when what was paid is spent, or nobody is left to take it', async () => {
    const [ann, bob, cyd] = [await people.newPerson(), await people.newPerson(), await people.newPerson()];
    const [first, second] = [await paid(ann, bob), await paid(ann, cyd, '10')];
    await paid(bob, cyd, '120');
    expect(await reverse(first, bob.actor)).toEqual(rejectedWith('insufficient-funds'));
    await people.leave(ann.ownerId);
    expect(await reverse(second, cyd.actor)).toEqual(rejectedWith('account-closed'));
    expect(await balances(bob, cyd)).toEqual(['14', '230']);
  });

  it('has a last line in the database', async () => {
    const [ann, bob] = [await people.newPerson(), await people.newPerson()];
    const transferId = await paid(ann, bob);
    await reverse(transferId, bob.actor);
    await expect(
      people.db.query(
        `INSERT INTO transfer (id, kind, occurred_at, from_account_id, to_account_id, reverses)
         SELECT gen_random_uuid(), kind, now(), from_account_id, to_account_id, reverses
         FROM transfer WHERE reverses = $1`,
        [transferId],
      ),
    ).rejects.toThrow('transfer_reverses_key');
  });
});
