import { randomUUID } from 'node:crypto';
import { HoldSettled, TransferPosted } from '@portfel/contracts';
import { keepSample } from '@portfel/testing';
import { expectSoundLedger } from '../../test/sound-ledger';
import {
  actorOf,
  captureHold,
  endingOf,
  placedHold,
  releaseHold,
  startScene,
  type Person,
  type Scene,
} from '../../test/wallet-scene';

describe('capturing a hold', () => {
  let scene: Scene;
  let ann: Person;
  let bob: Person;
  beforeAll(async () => (scene = await startScene()));
  beforeEach(async () => ([ann, bob] = [await scene.newPerson(), await scene.newPerson()]));
  afterEach(() => expectSoundLedger(scene.db));
  afterAll(() => scene?.close());

  const points = () => Promise.all([ann, bob].map(({ accounts }) => scene.stateOf(accounts.POINTS)));

  it('moves a part to the beneficiary, makes the rest available, and says both', async () => {
    const holdId = await placedHold(scene.caller, ann, bob, { amount: '60' });
    const transferId = randomUUID();
    const end = await captureHold(scene.caller, bob, holdId, { transferId, amount: '45' });
    expect(end).toMatchObject({
      result: { transferId, holdId, accountId: bob.accounts.POINTS, amount: '45', balance: '145' },
    });
    expect(await points()).toEqual([
      [55, 0],
      [145, 0],
    ]);
    const told = scene.harness.publishedBecauseOf(transferId);
    expect(told).toMatchObject([
      { event_name: TransferPosted.name, data: { kind: 'capture', transferId } },
      {
        event_name: HoldSettled.name,
        data: {
          holdId,
          ownerId: ann.ownerId,
          status: 'captured',
          captured: '45',
          transferId,
          held: '0',
          available: '55',
        },
      },
    ]);
    keepSample(
      HoldSettled,
      scene.harness.published(HoldSettled).find(({ data }) => data.holdId === holdId),
    );
  });

  it('takes the whole when no amount is named', async () => {
    const holdId = await placedHold(scene.caller, ann, bob, { amount: '60' });
    expect(await captureHold(scene.caller, bob, holdId)).toMatchObject({ result: { amount: '60', balance: '160' } });
    expect(await points()).toEqual([
      [40, 0],
      [160, 0],
    ]);
  });

  it('happens once, with one answer, when the command is sent and delivered many times', async () => {
    const holdId = await placedHold(scene.caller, ann, bob, { amount: '60' });
    const transferId = randomUUID();
    const capture = () => captureHold(scene.caller, bob, holdId, { transferId, amount: '20' });
    const ends = await Promise.all(Array.from({ length: 8 }, capture));
    scene.harness.broker.redeliverAll();
    ends.push(await capture());
    expect(new Set(ends.map((end) => JSON.stringify(end))).size).toBe(1);
    expect(await points()).toEqual([
      [80, 0],
      [120, 0],
    ]);
  });

  it('happens once when many different commands ask for it at once, releases among them, at two instances', async () => {
    const other = await scene.anotherInstance();
    try {
      const holdId = await placedHold(scene.caller, ann, bob, { amount: '60' });
      const ends = await Promise.all(
        Array.from({ length: 24 }, (_, turn) => {
          const by = turn % 2 ? scene.caller : other.caller;
          return turn % 3 ? captureHold(by, bob, holdId, { amount: '25' }) : releaseHold(by, bob, holdId);
        }),
      );
      const endings = ends.map(endingOf);
      expect(endings.filter((ending) => ending === 'accepted')).toHaveLength(1);
      expect(endings.filter((ending) => ending === 'hold-settled')).toHaveLength(23);
      const [annsPoints, bobsPoints] = await points();
      const wasCaptured = ends.some((end) => end.status === 'accepted' && 'amount' in end.result);
      expect([annsPoints, bobsPoints]).toEqual(
        wasCaptured
          ? [
              [75, 0],
              [125, 0],
            ]
          : [
              [100, 0],
              [100, 0],
            ],
      );
    } finally {
      await other.stop();
    }
  });

  it('rejects one of a group alone: more than was set aside leaves the hold as it is', async () => {
    const holdId = await placedHold(scene.caller, ann, bob, { amount: '60' });
    const ends = await Promise.all([
      captureHold(scene.caller, bob, holdId, { amount: '61' }),
      captureHold(scene.caller, bob, randomUUID()),
      captureHold(scene.caller, bob, holdId, { amount: '60' }),
    ]);
    expect(ends.map(endingOf)).toEqual(['amount-above-hold', 'hold-not-found', 'accepted']);
  });

  it('is refused when it is too late, although nothing has swept the hold yet', async () => {
    const holdId = await placedHold(scene.caller, ann, bob, { expiresInSeconds: 60 });
    scene.wait(61_000);
    expect(endingOf(await captureHold(scene.caller, bob, holdId))).toBe('hold-expired');
    expect(await points()).toEqual([
      [100, 10],
      [100, 0],
    ]);
  });

  it('is for the beneficiary alone, whoever says so', async () => {
    const eve = await scene.newPerson();
    const holdId = await placedHold(scene.caller, ann, bob);
    const ends = [
      await captureHold(scene.caller, eve, holdId),
      await captureHold(scene.caller, ann, holdId),
      await captureHold(scene.caller, bob, holdId, { actor: actorOf(eve) }),
      await captureHold(scene.caller, bob, holdId, { actor: { type: 'service', id: bob.ownerId } }),
    ];
    expect(ends.map(endingOf)).toEqual(ends.map(() => 'hold-not-found'));
  });

  it('needs an open account of the beneficiary in the asset, and can be tried again with one', async () => {
    const holdId = await placedHold(scene.caller, ann, bob);
    const close = 'UPDATE ledger_account SET closed_at = $2 WHERE id = $1';
    await scene.db.query(close, [bob.accounts.POINTS, new Date()]);
    expect(endingOf(await captureHold(scene.caller, bob, holdId))).toBe('recipient-has-no-account');
    await scene.db.query(close, [bob.accounts.POINTS, null]);
    expect(endingOf(await captureHold(scene.caller, bob, holdId))).toBe('accepted');
  });
});
