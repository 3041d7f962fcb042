import { randomUUID } from 'node:crypto';
import { AccountClosed, ScheduleStatement, type Actor, type StatementQueryService } from '@portfel/contracts';
import { actorOf, asking, endingOf, startScene, type Person, type Scene } from '../../test/wallet-scene';

describe('a monthly statement', () => {
  let scene: Scene;
  let ann: Person;
  beforeAll(async () => (scene = await startScene()));
  beforeEach(async () => (ann = await scene.newPerson()));
  afterAll(() => scene?.close());

  const schedule = ({ ownerId }: Person, monthly: boolean, actor: Actor = actorOf({ ownerId })) =>
    scene.caller.send(ScheduleStatement, randomUUID(), { ownerId, monthly }, actor).then(endingOf);
  const isOn = ({ ownerId }: Person, actorId = ownerId) =>
    asking<StatementQueryService, boolean>(scene, 'StatementQueryService', async (client) => {
      const answer = await client.ask('GetStatementSchedule', { ownerId }, { correlationId: 'spec', actorId });
      return answer.monthly;
    });
  const rows = ({ ownerId }: Person) =>
    scene.db.query<{ due_month: string }[]>('SELECT due_month FROM statement_schedule WHERE owner_id = $1', [ownerId]);

  it('is off until it is switched on, begins with this month, and is off again', async () => {
    expect(await isOn(ann)).toBe(false);
    expect(await schedule(ann, true)).toBe('accepted');
    expect(await isOn(ann)).toBe(true);
    expect(await rows(ann)).toEqual([{ due_month: new Date().toISOString().slice(0, 7) }]);
    expect(await schedule(ann, false)).toBe('accepted');
    expect([await isOn(ann), await rows(ann)]).toEqual([false, []]);
  });

  it('stays as it is when it is switched on again, also many times at once', async () => {
    await schedule(ann, true);
    await scene.db.query(`UPDATE statement_schedule SET due_month = '2026-01' WHERE owner_id = $1`, [ann.ownerId]);
    const ends = await Promise.all(Array.from({ length: 6 }, () => schedule(ann, true)));
    expect(ends).toEqual(ends.map(() => 'accepted'));
    expect(await rows(ann)).toEqual([{ due_month: '2026-01' }]);
  });

  it('is nobody else’s to switch or to see', async () => {
    const eve = await scene.newPerson();
    expect(await schedule(ann, true, actorOf(eve))).toBe('wallet-not-found');
    expect(await schedule(ann, true, { type: 'service', id: ann.ownerId })).toBe('wallet-not-found');
    expect(await rows(ann)).toEqual([]);
    await expect(isOn(ann, eve.ownerId)).rejects.toMatchObject({ code: 'wallet-not-found' });
  });

  it('is gone with its owner', async () => {
    await schedule(ann, true);
    await scene.harness.deliver(await scene.harness.message(AccountClosed, { accountId: ann.ownerId }, 2));
    expect(await rows(ann)).toEqual([]);
    expect(await schedule(ann, true)).toBe('wallet-not-found');
  });
});
