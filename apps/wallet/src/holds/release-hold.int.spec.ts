import { randomUUID } from 'node:crypto';
import { HoldSettled } from '@portfel/contracts';
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

describe('releasing a hold', () => {
  let scene: Scene;
  let ann: Person;
  let bob: Person;
  beforeAll(async () => (scene = await startScene()));
  beforeEach(async () => ([ann, bob] = [await scene.newPerson(), await scene.newPerson()]));
  afterEach(() => expectSoundLedger(scene.db));
  afterAll(() => scene?.close());

  it('makes the amount available again, says so, and lets nobody capture it', async () => {
    const holdId = await placedHold(scene.caller, ann, bob, { amount: '60' });
    const commandId = randomUUID();
    expect(await releaseHold(scene.caller, bob, holdId, { commandId })).toMatchObject({ result: { holdId } });
    expect(await scene.stateOf(ann.accounts.POINTS)).toEqual([100, 0]);
    const [told] = scene.harness.publishedBecauseOf(commandId);
    expect(told).toMatchObject({
      event_name: HoldSettled.name,
      data: { holdId, status: 'released', captured: '0', held: '0', available: '100' },
    });
    expect(endingOf(await captureHold(scene.caller, bob, holdId))).toBe('hold-settled');
  });

  it('happens once when the command is sent and delivered many times; another one finds it settled', async () => {
    const holdId = await placedHold(scene.caller, ann, bob, { amount: '60' });
    const commandId = randomUUID();
    const release = () => releaseHold(scene.caller, bob, holdId, { commandId });
    const ends = await Promise.all(Array.from({ length: 5 }, release));
    scene.harness.broker.redeliverAll();
    ends.push(await release());
    expect(ends.map(endingOf)).toEqual(ends.map(() => 'accepted'));
    expect(endingOf(await releaseHold(scene.caller, bob, holdId))).toBe('hold-settled');
  });

  it('rejects one of a group alone', async () => {
    const holdId = await placedHold(scene.caller, ann, bob);
    const ends = await Promise.all([
      releaseHold(scene.caller, bob, randomUUID()),
      releaseHold(scene.caller, bob, holdId),
    ]);
    expect(ends.map(endingOf)).toEqual(['hold-not-found', 'accepted']);
  });

  it('is for the beneficiary alone: not even for the owner of the money', async () => {
    const eve = await scene.newPerson();
    const holdId = await placedHold(scene.caller, ann, bob);
    const ends = [
      await releaseHold(scene.caller, ann, holdId),
      await releaseHold(scene.caller, eve, holdId),
      await releaseHold(scene.caller, bob, holdId, { actor: actorOf(eve) }),
    ];
    expect(ends.map(endingOf)).toEqual(ends.map(() => 'hold-not-found'));
    expect(await scene.stateOf(ann.accounts.POINTS)).toEqual([100, 10]);
  });
});
