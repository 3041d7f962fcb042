import { randomUUID } from 'node:crypto';
import { HoldPlaced, TransferFunds } from '@portfel/contracts';
import { keepSample } from '@portfel/testing';
import { expectSoundLedger } from '../../test/sound-ledger';
import { actorOf, endingOf, placeHold, startScene, type Scene } from '../../test/wallet-scene';

describe('placing a hold', () => {
  let scene: Scene;
  beforeAll(async () => (scene = await startScene()));
  afterEach(() => expectSoundLedger(scene.db));
  afterAll(() => scene?.close());

  const twoPeople = async () => [await scene.newPerson(), await scene.newPerson()] as const;

  it('sets the amount aside, says so, and answers with what is left to spend', async () => {
    const [ann, bob] = await twoPeople();
    const holdId = randomUUID();
    const end = await placeHold(scene.caller, ann, bob, { holdId, amount: '30', expiresInSeconds: 60 });
    expect(end).toMatchObject({
      status: 'accepted',
      result: { holdId, amount: '30', assetCode: 'POINTS', available: '70' },
    });
    expect(await scene.stateOf(ann.accounts.POINTS)).toEqual([100, 30]);
    const placed = scene.harness.published(HoldPlaced).find(({ data }) => data.holdId === holdId)!;
    expect(placed.data).toMatchObject({
      accountId: ann.accounts.POINTS,
      ownerId: ann.ownerId,
      beneficiaryId: bob.ownerId,
      amount: '30',
      held: '30',
      available: '70',
    });
    const lastsMs = Date.parse(placed.data.expiresAt as string) - Date.parse(placed.event_time);
    expect(lastsMs).toBe(60_000);
    keepSample(HoldPlaced, placed);
  });

  it('sets it aside once, with one answer, when the command is sent and delivered many times', async () => {
    const [ann, bob] = await twoPeople();
    const holdId = randomUUID();
    const place = () => placeHold(scene.caller, ann, bob, { holdId, amount: '60' });
    const ends = await Promise.all(Array.from({ length: 8 }, place));
    scene.harness.broker.redeliverAll();
    ends.push(await place());
    expect(new Set(ends.map((end) => JSON.stringify(end))).size).toBe(1);
    expect(await scene.stateOf(ann.accounts.POINTS)).toEqual([100, 60]);
  });

  it('sets aside no more than there is, at two instances at once, and nothing held is spent', async () => {
    const [ann, bob] = await twoPeople();
    const other = await scene.anotherInstance();
    try {
      const ends = await Promise.all(
        Array.from({ length: 30 }, (_, turn) =>
          placeHold(turn % 2 ? scene.caller : other.caller, ann, bob, { amount: '7' }),
        ),
      );
      expect(ends.filter(({ status }) => status === 'accepted')).toHaveLength(14);
      expect(await scene.stateOf(ann.accounts.POINTS)).toEqual([100, 98]);
      const transferId = randomUUID();
      const payment = {
        transferId,
        ownerId: ann.ownerId,
        fromAccountId: ann.accounts.POINTS,
        to: { ownerId: bob.ownerId },
        amount: '3',
        assetCode: 'POINTS',
      };
      const paid = await other.caller.send(TransferFunds, transferId, payment, actorOf(ann));
      expect(endingOf(paid)).toBe('insufficient-funds');
    } finally {
      await other.stop();
    }
  });

  it('rejects one of a group alone', async () => {
    const [ann, bob] = await twoPeople();
    const ends = await Promise.all(
      ['90', '1000', '5', '6', '5'].map((amount) => placeHold(scene.caller, ann, bob, { amount })),
    );
    const short = 'insufficient-funds';
    expect(ends.map(endingOf)).toEqual(['accepted', short, 'accepted', short, 'accepted']);
  });

  it('binds the money of nobody else, whoever says so', async () => {
    const [ann, eve] = await twoPeople();
    const ends = [
      await placeHold(scene.caller, eve, ann, { accountId: ann.accounts.POINTS }),
      await placeHold(scene.caller, ann, eve, { actor: actorOf(eve) }),
      await placeHold(scene.caller, ann, eve, { actor: { type: 'visitor' } }),
      await placeHold(scene.caller, ann, eve, { actor: { type: 'service', id: ann.ownerId } }),
    ];
    expect(ends.map(endingOf)).toEqual(ends.map(() => 'account-not-found'));
    expect(await scene.stateOf(ann.accounts.POINTS)).toEqual([100, 0]);
  });

  it('is for somebody else who could be paid, in the asset of the account', async () => {
    const [ann, bob] = await twoPeople();
    const nobody = { ...bob, ownerId: randomUUID() };
    expect(endingOf(await placeHold(scene.caller, ann, ann))).toBe('own-account');
    expect(endingOf(await placeHold(scene.caller, ann, nobody))).toBe('recipient-not-found');
    expect(endingOf(await placeHold(scene.caller, ann, bob, { assetCode: 'EUR' }))).toBe('wrong-asset');
    await scene.db.query('UPDATE ledger_account SET closed_at = now() WHERE id = $1', [bob.accounts.POINTS]);
    expect(endingOf(await placeHold(scene.caller, ann, bob))).toBe('recipient-has-no-account');
    expect(await scene.stateOf(ann.accounts.POINTS)).toEqual([100, 0]);
  });
});
