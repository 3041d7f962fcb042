import { randomUUID } from 'node:crypto';
import {
  AccountOpened,
  CloseLedgerAccount,
  LedgerAccountClosed,
  OpenAccount,
  TransferFunds,
  type Actor,
} from '@portfel/contracts';
import { keepSample } from '@portfel/testing';
import { LedgerPeople, rejectedWith } from '../../test/ledger-people';
import { expectSoundLedger } from '../../test/sound-ledger';
import { STARTING_ASSETS } from '../domain/open-wallet';

const START = STARTING_ASSETS.length;

describe('closing an account of a wallet', () => {
  let people: LedgerPeople;
  beforeAll(async () => (people = await LedgerPeople.start({ WALLET_ACCOUNTS_LIMIT: String(START + 1) })));
  afterEach(() => expectSoundLedger(people.db));
  afterAll(() => people?.close());

  type Person = Awaited<ReturnType<LedgerPeople['newPerson']>>;
  const accepted = { status: 'accepted', result: {} };
  const close = ({ ownerId, actor }: Person, accountId: string, as: Actor = actor) =>
    people.send(CloseLedgerAccount, randomUUID(), { accountId, ownerId }, as);
  const open = async ({ ownerId, actor }: Person, assetCode = 'EUR') => {
    const accountId = randomUUID();
    return await people.send(OpenAccount, accountId, { accountId, ownerId, assetCode }, actor);
  };
  const euro = ({ ownerId }: Person) => people.accountOf(ownerId, 'EUR');

  it('closes an empty one, also the last of its asset, and tells it in the history of the wallet', async () => {
    const ann = await people.newPerson();
    const { id: accountId } = await euro(ann);
    expect(await close(ann, accountId)).toEqual(accepted);
    expect(await euro(ann)).toMatchObject({ closed: true, balance: '0' });
    const event = people.harness.published(LedgerAccountClosed).find(({ data }) => data.accountId === accountId)!;
    expect(event.sequence).toBe(2);
    keepSample(LedgerAccountClosed, event);
    expect(await close(ann, accountId)).toEqual(rejectedWith('account-closed'));
  });

  it('leaves one that has something on it, set aside or not', async () => {
    const ann = await people.newPerson();
    const { id } = await people.accountOf(ann.ownerId, 'POINTS');
    expect(await close(ann, id)).toEqual(rejectedWith('account-not-empty'));
    expect(await people.accountOf(ann.ownerId, 'POINTS')).toMatchObject({ closed: false });
  });

  it('makes room for another, which has a number of its own', async () => {
    const ann = await people.newPerson();
    expect(await open(ann)).toMatchObject({ result: { number: START + 1 } });
    expect(await open(ann)).toEqual(rejectedWith('account-limit-reached'));
    await close(ann, (await euro(ann)).id);
    expect(await open(ann)).toMatchObject({ result: { number: START + 2 } });
    expect(await open(ann)).toEqual(rejectedWith('account-limit-reached'));
    const numbered = people.harness.published(AccountOpened).filter(({ actor }) => actor.id === ann.ownerId);
    expect(numbered.map(({ sequence }) => sequence)).toEqual([2, 4]);
  });

  it('lets nothing come onto it; who is paid in the asset gets another', async () => {
    const [ann, bob] = [await people.newPerson(), await people.newPerson()];
    await people.grant(ann.ownerId, 'EUR', '10');
    const [from, closed] = [await euro(ann), await euro(bob)];
    await close(bob, closed.id);
    expect(await people.pay(ann, from.id, bob.ownerId, { assetCode: 'EUR', amount: '4' })).toMatchObject({
      status: 'accepted',
    });
    const accounts = (await people.accountsOf(bob.ownerId)).filter(({ assetCode }) => assetCode === 'EUR');
    expect(accounts).toMatchObject([
      { id: closed.id, balance: '0', closed: true },
      { number: START + 1, balance: '4', closed: false },
    ]);
  });

  it('is never closed with money on it, when it is paid and closed at once at two instances', async () => {
    const ann = await people.newPerson();
    await people.grant(ann.ownerId, 'EUR', '100');
    const from = await euro(ann);
    const others = await Promise.all(Array.from({ length: 8 }, () => people.newPerson()));
    await people.atTwoInstances(([here, there]) =>
      Promise.all(
        others.map(async (other) => {
          const { id: accountId } = await euro(other);
          const transferId = randomUUID();
          const to = { ownerId: other.ownerId };
          const payment = {
            transferId,
            ownerId: ann.ownerId,
            fromAccountId: from.id,
            to,
            amount: '1',
            assetCode: 'EUR',
          };
          await Promise.all([
            here!(TransferFunds, transferId, payment, ann.actor),
            there!(CloseLedgerAccount, randomUUID(), { accountId, ownerId: other.ownerId }, other.actor),
          ]);
        }),
      ),
    );
    for (const { ownerId } of others) {
      const accounts = (await people.accountsOf(ownerId)).filter(({ assetCode }) => assetCode === 'EUR');
      expect(accounts.filter(({ closed, balance }) => closed && balance !== '0')).toEqual([]);
      expect(accounts.filter(({ balance }) => balance === '1')).toHaveLength(1);
    }
  });

  it('closes none of another, whoever says so', async () => {
    const [ann, eve] = [await people.newPerson(), await people.newPerson()];
    const { id } = await euro(ann);
    const unknown = rejectedWith('account-not-found');
    expect(await close(eve, id)).toEqual(unknown);
    expect(await close(ann, id, eve.actor)).toEqual(unknown);
    expect(await close(ann, id, { ...eve.actor, role: 'admin' })).toEqual(unknown);
    expect(await close(ann, id, { type: 'visitor' })).toEqual(unknown);
    expect(await close(ann, id, { type: 'service', id: ann.ownerId })).toEqual(unknown);
    expect(await close(ann, randomUUID())).toEqual(unknown);
    expect(await euro(ann)).toMatchObject({ closed: false });
  });
});
