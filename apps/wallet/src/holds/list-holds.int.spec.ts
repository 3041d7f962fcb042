import type { Hold, HoldQueryService } from '@portfel/contracts';
import {
  asking,
  captureHold,
  placedHold,
  releaseHold,
  startScene,
  type Person,
  type Scene,
} from '../../test/wallet-scene';

describe('the list of holds', () => {
  let scene: Scene;
  beforeAll(async () => (scene = await startScene()));
  afterAll(() => scene?.close());

  const list = ({ ownerId }: Pick<Person, 'ownerId'>, cursor = '', actorId = ownerId) =>
    asking<HoldQueryService, { holds: Hold[]; nextCursor: string }>(scene, 'HoldQueryService', (client) =>
      client.ask('ListHolds', { ownerId, cursor }, { correlationId: 'spec', actorId }),
    );

  it('shows both people theirs, active first, then the latest, each with the other side', async () => {
    const [ann, bob] = [await scene.newPerson(), await scene.newPerson()];
    const captured = await placedHold(scene.caller, ann, bob, { amount: '40' });
    await captureHold(scene.caller, bob, captured, { amount: '15' });
    const active = await placedHold(scene.caller, ann, bob, { amount: '7' });
    const back = await placedHold(scene.caller, bob, ann);
    const released = await placedHold(scene.caller, ann, bob);
    await releaseHold(scene.caller, bob, released);

    const { holds, nextCursor } = await list(ann);
    expect(nextCursor).toBe('');
    expect(holds.map(({ holdId }) => holdId)).toEqual([back, active, released, captured]);
    expect(holds).toMatchObject([
      { direction: 'incoming', counterpartId: bob.ownerId, status: 'active', amount: '10', captured: '0' },
      { direction: 'outgoing', counterpartId: bob.ownerId, status: 'active', accountId: ann.accounts.POINTS },
      { direction: 'outgoing', status: 'released' },
      { direction: 'outgoing', status: 'captured', amount: '40', captured: '15', assetCode: 'POINTS' },
    ]);
    // Whose account it is on is nobody else's business.
    expect(holds[0]!.accountId).toBeUndefined();
    const bobs = await list(bob);
    expect(bobs.holds.map(({ holdId, direction }) => [holdId, direction])).toEqual([
      [back, 'outgoing'],
      [active, 'incoming'],
      [released, 'incoming'],
      [captured, 'incoming'],
    ]);
    expect((await list(await scene.newPerson())).holds).toEqual([]);
  });

  it('comes page by page, each hold once, across those that are active and those that have ended', async () => {
    const [ann, bob] = [await scene.newPerson(), await scene.newPerson()];
    const placed = await Promise.all(
      Array.from({ length: 60 }, (_, turn) =>
        turn % 2
          ? placedHold(scene.caller, ann, bob, { amount: '1' })
          : placedHold(scene.caller, bob, ann, { amount: '1' }),
      ),
    );
    await Promise.all(placed.slice(0, 20).map((id, turn) => releaseHold(scene.caller, turn % 2 ? bob : ann, id)));
    const first = await list(ann);
    const second = await list(ann, first.nextCursor);
    expect([first.holds.length, second.holds.length, second.nextCursor]).toEqual([50, 10, '']);
    const all = [...first.holds, ...second.holds];
    expect(new Set(all.map(({ holdId }) => holdId))).toEqual(new Set(placed));
    expect(all.map(({ status }) => status)).toEqual([
      ...Array.from({ length: 40 }, () => 'active'),
      ...Array.from({ length: 20 }, () => 'released'),
    ]);
    expect((await list(ann, 'nonsense')).holds).toEqual(first.holds);
  });

  it('is shown to nobody else', async () => {
    const [ann, eve] = [await scene.newPerson(), await scene.newPerson()];
    await expect(list(ann, '', eve.ownerId)).rejects.toMatchObject({ code: 'wallet-not-found' });
  });
});
