import { randomUUID } from 'node:crypto';
import { Envelope, ExpireHold, HoldSettled } from '@portfel/contracts';
import { eventually, keepSample } from '@portfel/testing';
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
import { HoldSweeper } from './hold-sweeper';

describe('a hold that nobody captures in time', () => {
  let scene: Scene;
  let ann: Person;
  let bob: Person;
  beforeAll(async () => (scene = await startScene()));
  beforeEach(async () => ([ann, bob] = [await scene.newPerson(), await scene.newPerson()]));
  afterEach(() => expectSoundLedger(scene.db));
  afterAll(() => scene?.close());

  const minute = { expiresInSeconds: 60 };
  const sweep = (harness = scene.harness) => harness.service.app.get(HoldSweeper).sweep();
  const commandsFor = (holdId: string) =>
    scene.harness.broker
      .records(ExpireHold.topic)
      .map(({ value }) => Envelope.parse(JSON.parse(String(value))))
      .filter(({ event_name: name, data }) => name === ExpireHold.name && data.holdId === holdId);
  const settled = (holdId: string) => scene.harness.published(HoldSettled).filter(({ data }) => data.holdId === holdId);

  it('is swept: its amount is available again, and that is told', async () => {
    const [late, early] = [await placedHold(scene.caller, ann, bob, minute), await placedHold(scene.caller, ann, bob)];
    scene.wait(61_000);
    await sweep();
    await eventually(() => expect(settled(late)).toHaveLength(1));
    expect(settled(late)[0]!.data).toMatchObject({ status: 'expired', captured: '0', held: '10', available: '90' });
    expect(await scene.stateOf(ann.accounts.POINTS)).toEqual([100, 10]);
    expect(commandsFor(early)).toEqual([]);
    keepSample(ExpireHold, commandsFor(late)[0]);
  });

  it('expires once, however often it is swept, at two instances at once', async () => {
    const other = await scene.anotherInstance();
    try {
      const holds = [
        await placedHold(scene.caller, ann, bob, minute),
        await placedHold(scene.caller, ann, bob, minute),
        await placedHold(scene.caller, bob, ann, minute),
      ];
      scene.wait(61_000);
      // Each instance has a broker of its own here: both get the command and carry it out.
      await Promise.all([sweep(), sweep(other.harness), sweep()]);
      await sweep();
      await eventually(async () => expect(await scene.stateOf(ann.accounts.POINTS)).toEqual([100, 0]));
      await eventually(async () => expect(await scene.stateOf(bob.accounts.POINTS)).toEqual([100, 0]));
      scene.harness.broker.redeliverAll();
      const everywhere = [scene.harness, other.harness].flatMap((one) => one.published(HoldSettled));
      for (const holdId of holds) {
        expect(everywhere.filter(({ data }) => data.holdId === holdId)).toHaveLength(1);
        expect(new Set(commandsFor(holdId).map(({ event_id: id }) => id)).size).toBeLessThanOrEqual(1);
      }
    } finally {
      await other.stop();
    }
  });

  it('is settled once when it expires, is captured and is released at once', async () => {
    const holdId = await placedHold(scene.caller, ann, bob, minute);
    scene.wait(61_000);
    const [, captured, released] = await Promise.all([
      sweep(),
      captureHold(scene.caller, bob, holdId),
      releaseHold(scene.caller, bob, holdId),
    ]);
    expect(endingOf(captured)).toMatch(/^hold-(?:expired|settled)$/);
    expect(endingOf(released)).toMatch(/^(?:accepted|hold-settled)$/);
    await eventually(() => expect(settled(holdId)).toHaveLength(1));
    expect(await scene.stateOf(ann.accounts.POINTS)).toEqual([100, 0]);
  });

  it('is swept again when the command was lost', async () => {
    const holdId = await placedHold(scene.caller, ann, bob, minute);
    scene.wait(61_000);
    scene.harness.broker.loseNext(ExpireHold.topic);
    await sweep();
    await sweep();
    await eventually(() => expect(settled(holdId)).toHaveLength(1));
  });

  it('is expired by nobody from outside', async () => {
    const holdId = await placedHold(scene.caller, ann, bob, minute);
    scene.wait(61_000);
    const end = await scene.caller.send(ExpireHold, randomUUID(), { holdId }, actorOf(ann));
    expect(endingOf(end)).toBe('hold-not-found');
  });
});
