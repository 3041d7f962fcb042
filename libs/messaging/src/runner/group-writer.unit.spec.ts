import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { AccountConfirmed, ConfirmAccount, Envelope, OutcomeData } from '@portfel/contracts';
import { InMemoryBroker, InMemoryMessageStore, TransientFailure, type InMemoryTransaction } from '@portfel/testing';
import { gateway, provenance, record, runnerTools } from '../../test/runner-harness';
import { encode } from '../message-codec';
import { ATTEMPTS_IN_PLACE } from '../waiting';
import type { GroupMember } from './consumer';
import { Runner } from './runner';

const accountId = '01a1fdd6-1b49-778b-8f7d-6ebf91da0d69';
const never = new AbortController().signal;

/** A command for a key; the text of its token says what becomes of it. */
async function command(key: string, eventId: string = randomUUID()) {
  const data = { confirmationId: key, token: 'a token' };
  return {
    id: eventId,
    ...record(
      await encode(ConfirmAccount, data, { ...provenance, correlationId: eventId }, gateway, {
        eventId,
        now: new Date(),
      }),
    ),
  };
}

/** A consumer whose one command is carried out in groups; `fate` decides what becomes of the n-th message of a key. */
function setUp(fate: (key: string, turn: number) => 'accept' | 'reject' | 'throw' = () => 'accept') {
  const broker = new InMemoryBroker();
  const store = new InMemoryMessageStore();
  const groups: number[] = [];
  const effects: string[] = [];
  /** Ids of the commands that had an effect. */
  const done: string[] = [];
  const turns = new Map<string, number>();
  const state = { blips: 0 };
  const handleGroup = async (group: readonly GroupMember[]) => {
    groups.push(group.length);
    if (state.blips > 0) {
      state.blips -= 1;
      throw new TransientFailure();
    }
    const seen = new Map(turns);
    const replies = [];
    for (const { command: data, uow } of group) {
      const { confirmationId: key } = data as { confirmationId: string };
      const turn = (seen.get(key) ?? 0) + 1;
      seen.set(key, turn);
      const end = fate(key, turn);
      if (end === 'throw') throw new TypeError('a bug');
      const tx = (await uow.transaction()) as InMemoryTransaction;
      tx.onCommit(() => {
        turns.set(key, turn);
        effects.push(`${key} ${turn}`);
        done.push(uow.correlationId);
      });
      if (end === 'accept') uow.publish(AccountConfirmed, { accountId });
      replies.push(end === 'accept' ? uow.accept({ accountId }) : uow.reject('hash-not-found'));
    }
    return replies;
  };
  const id = `${ConfirmAccount.name}@1`;
  const runner = new Runner(
    {
      group: 'auth.commands',
      service: 'auth',
      topics: ['auth.commands'],
      takes: 'every-message',
      inSequence: false,
      groups: new Map([[id, handleGroup]]),
      handlers: new Map([[id, async (data, uow) => (await handleGroup([{ command: data, uow }]))[0]]]),
    },
    runnerTools(broker, store),
  );
  const outcomes = () =>
    broker
      .records('auth.outcomes')
      .map(({ value }) => OutcomeData.parse(Envelope.parse(JSON.parse(String(value))).data))
      .map(({ command_id, rejection, status }) => [command_id, rejection?.code ?? status]);
  return { broker, store, runner, groups, effects, done, state, outcomes };
}

describe('commands that are carried out in groups', () => {
  it('share a transaction, have each their own outcome and events, and keep their order', async () => {
    const { runner, groups, effects, outcomes, broker } = setUp((_key, turn) => (turn === 2 ? 'reject' : 'accept'));
    const keys = [randomUUID(), randomUUID()];
    const batch: Awaited<ReturnType<typeof command>>[] = [];
    for (let turn = 0; turn < 3; turn += 1) for (const key of keys) batch.push(await command(key));
    await runner.handleBatch(batch, never);
    expect(groups.length).toBeLessThan(4);
    for (const key of keys) {
      expect(effects.filter((one) => one.startsWith(key))).toEqual([1, 2, 3].map((turn) => `${key} ${turn}`));
    }
    expect(new Map(outcomes() as [string, string][])).toEqual(
      new Map(batch.map(({ id }, index) => [id, index === 2 || index === 3 ? 'hash-not-found' : 'accepted'])),
    );
    expect(broker.records('auth.events')).toHaveLength(4);
  });

  it.each(Array.from({ length: 30 }, (_, hops) => [hops]))(
    'are all done, also the one that comes in the very moment a group ends (%i turns later)',
    async (hops) => {
      const { runner, effects } = setUp();
      const [one, other] = [await command(randomUUID()), await command(randomUUID())];
      const first = runner.handleBatch([one], never);
      for (let turn = 0; turn < hops; turn += 1) await Promise.resolve();
      await Promise.all([first, runner.handleBatch([other], never)]);
      expect(effects).toHaveLength(2);
    },
  );

  it('have one effect each when they are delivered twice, in one group or in another', async () => {
    const { runner, effects, outcomes } = setUp();
    const one = await command(randomUUID());
    await runner.handleBatch([one, one], never);
    await runner.handleBatch([one, await command(randomUUID()), one], never);
    expect(effects).toHaveLength(2);
    expect(outcomes().filter(([id]) => id === one.id)).toEqual(Array.from({ length: 4 }, () => [one.id, 'accepted']));
  });

  it('are done without the one that breaks their group, which is parked with the later ones of its key', async () => {
    const [bad, good] = [randomUUID(), randomUUID()];
    const { runner, effects, store, outcomes } = setUp((key, turn) => (key === bad && turn === 2 ? 'throw' : 'accept'));
    const batch: Awaited<ReturnType<typeof command>>[] = [];
    for (let turn = 0; turn < 4; turn += 1) batch.push(await command(bad), await command(good));
    await runner.handleBatch(batch, never);
    expect(effects.filter((one) => one.startsWith(good))).toHaveLength(4);
    expect(effects.filter((one) => one.startsWith(bad))).toEqual([`${bad} 1`]);
    const [parked] = await store.parking.list({}, 10);
    expect(parked!.messages.map(({ messageId }) => messageId)).toEqual([2, 4, 6].map((index) => batch[index]!.id));
    expect(outcomes()).toHaveLength(5);
  });

  it('are tried again after a failure that passes, and come again, undone, after one that lasts', async () => {
    const { runner, effects, state } = setUp();
    const batch = [await command(randomUUID()), await command(randomUUID())];
    state.blips = 2;
    await runner.handleBatch(batch, never);
    expect(effects).toHaveLength(2);
    const later = [await command(randomUUID()), await command(randomUUID())];
    state.blips = 100;
    await expect(runner.handleBatch(later, never)).rejects.toBeInstanceOf(TransientFailure);
    expect(effects).toHaveLength(2);
    state.blips = 0;
    await runner.handleBatch(later, never);
    expect(effects).toHaveLength(4);
  });

  it('keep their order when one has to come again: the later ones of its key come again with it', async () => {
    const { runner, done, state } = setUp();
    const [key, other] = [randomUUID(), randomUUID()];
    const [first, second, third] = [await command(key), await command(key), await command(key)];
    // As long as the first is tried and a little longer: what is behind it would get through.
    state.blips = ATTEMPTS_IN_PLACE;
    const apart = await command(other);
    const batch = [first, second, apart, third];
    await expect(runner.handleBatch(batch, never)).rejects.toBeInstanceOf(TransientFailure);
    expect(done).toEqual([apart.id]);
    await runner.handleBatch(batch, never);
    expect(done).toEqual([apart, first, second, third].map(({ id }) => id));
  });

  it('keep their order also behind one that went apart and has to come again', async () => {
    const key = randomUUID();
    let alone = 0;
    const { runner, state, done } = setUp((_key, turn) => {
      // Breaks its group; then, alone, the database is away for a while; then all is well.
      if (turn === 2 && alone < 1) {
        alone += 1;
        state.blips = ATTEMPTS_IN_PLACE;
        return 'throw';
      }
      return 'accept';
    });
    const batch = [await command(key), await command(key), await command(key), await command(key)];
    await expect(runner.handleBatch(batch, never)).rejects.toBeInstanceOf(TransientFailure);
    await runner.handleBatch(batch, never);
    expect(done).toEqual(batch.map(({ id }) => id));
  });

  it('have one effect per command in the order of its key, whatever breaks and whatever is repeated', async () => {
    const step = fc.record({ key: fc.nat(2), repeats: fc.integer({ min: 1, max: 2 }) });
    const broken = fc.option(fc.record({ key: fc.nat(2), turn: fc.integer({ min: 1, max: 3 }) }), { nil: undefined });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 20 }), broken, async (steps, bad) => {
        const keys = [randomUUID(), randomUUID(), randomUUID()];
        const isBad = (key: string, turn: number) => bad && keys[bad.key] === key && turn === bad.turn;
        const { runner, effects, store } = setUp((key, turn) => (isBad(key, turn) ? 'throw' : 'accept'));
        const commands = await Promise.all(steps.map(({ key }) => command(keys[key]!)));
        await runner.handleBatch(
          commands.flatMap((one, index) => Array.from({ length: steps[index]!.repeats }, () => one)),
          never,
        );
        for (const [index, key] of keys.entries()) {
          const asked = steps.filter((one) => one.key === index).length;
          const done = bad?.key === index ? Math.min(asked, bad.turn - 1) : asked;
          expect(effects.filter((one) => one.startsWith(key))).toEqual(
            Array.from({ length: done }, (_, turn) => `${key} ${turn + 1}`),
          );
          const waiting = (await store.parking.list({ key }, 100)).flatMap(({ messages }) => messages);
          expect(waiting).toHaveLength(asked - done);
        }
      }),
      // Five attempts with back-off take their time for every message that breaks.
      { numRuns: 6 },
    );
  }, 120_000);
});
