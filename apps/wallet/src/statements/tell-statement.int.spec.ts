import { randomUUID } from 'node:crypto';
import { Envelope, ScheduleStatement, StatementReady, TellStatement } from '@portfel/contracts';
import { eventually, keepSample } from '@portfel/testing';
import { actorOf, endingOf, startScene, type Person, type Scene } from '../../test/wallet-scene';
import { monthAfter, monthAt, monthBefore } from '../domain/book-month';
import { StatementClock } from './statement-clock';

describe('telling of a statement', () => {
  let scene: Scene;
  let ann: Person;
  beforeAll(async () => (scene = await startScene()));
  beforeEach(async () => {
    ann = await scene.newPerson();
    await schedule(true);
  });
  afterAll(() => scene?.close());

  const thisMonth = () => monthAt(scene.now());
  const schedule = (monthly: boolean) =>
    scene.caller.send(ScheduleStatement, randomUUID(), { ownerId: ann.ownerId, monthly }, actorOf(ann));
  /** As if it had been switched on so many months ago, and nothing had run since. */
  const dueSince = async (months: number) => {
    let month = thisMonth();
    for (let back = 0; back < months; back++) month = monthBefore(month);
    await scene.db.query('UPDATE statement_schedule SET due_month = $2 WHERE owner_id = $1', [ann.ownerId, month]);
    return month;
  };
  const strike = (harness = scene.harness) => harness.service.app.get(StatementClock).strike();
  const toldBy = (harness = scene.harness) =>
    harness.published(StatementReady).filter(({ data }) => data.ownerId === ann.ownerId);
  const commands = () =>
    scene.harness.broker
      .records(TellStatement.topic)
      .map(({ value }) => Envelope.parse(JSON.parse(String(value))))
      .filter(({ event_name: name, data }) => name === TellStatement.name && data.ownerId === ann.ownerId);
  const due = async () => {
    const rows = await scene.db.query<{ due_month: string }[]>(
      'SELECT due_month FROM statement_schedule WHERE owner_id = $1',
      [ann.ownerId],
    );
    return rows[0]?.due_month;
  };

  it('waits for the end of the month', async () => {
    await strike();
    expect(commands()).toEqual([]);
  });

  it('happens once when the month is over, and says nothing but which one', async () => {
    const month = await dueSince(1);
    await strike();
    await eventually(() => expect(toldBy()).toHaveLength(1));
    expect(toldBy()[0]!.data).toEqual({ ownerId: ann.ownerId, month });
    keepSample(StatementReady, toldBy()[0]);
    keepSample(TellStatement, commands()[0]);
    await strike();
    expect([await due(), commands().length]).toEqual([thisMonth(), 1]);
  });

  it('happens once, at two instances at once and however often it is delivered', async () => {
    await dueSince(1);
    const other = await scene.anotherInstance();
    try {
      // Each instance has a broker of its own here: both get the command and carry it out.
      await Promise.all([strike(), strike(other.harness), strike()]);
      await eventually(async () => expect(await due()).toBe(thisMonth()));
      scene.harness.broker.redeliverAll();
      await Promise.all([strike(), strike(other.harness)]);
      expect([...toldBy(), ...toldBy(other.harness)]).toHaveLength(1);
      expect(new Set(commands().map(({ event_id: id }) => id)).size).toBeLessThanOrEqual(1);
    } finally {
      await other.stop();
    }
  });

  it('comes late, month by month and each once, when nothing ran for long', async () => {
    const first = await dueSince(3);
    const months = [first, monthAfter(first), monthAfter(monthAfter(first))];
    await eventually(async () => {
      await strike();
      expect(toldBy().map(({ data }) => data.month)).toEqual(months);
    });
    await strike();
    expect([await due(), toldBy().length]).toEqual([thisMonth(), 3]);
  });

  it('is tried again when the command was lost', async () => {
    await dueSince(1);
    scene.harness.broker.loseNext(TellStatement.topic);
    await strike();
    await strike();
    await eventually(() => expect(toldBy()).toHaveLength(1));
  });

  it('does not happen when it was switched off in between, nor on a word from outside', async () => {
    const month = await dueSince(1);
    const tell = (actor = actorOf(ann)) =>
      scene.caller.send(TellStatement, randomUUID(), { ownerId: ann.ownerId, month }, actor);
    expect(endingOf(await tell())).toBe('wallet-not-found');
    await schedule(false);
    expect(await tell({ type: 'service', id: 'wallet' })).toMatchObject({ result: { told: false } });
    expect(toldBy()).toEqual([]);
  });
});
