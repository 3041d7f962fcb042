import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { ConfirmAccount, Envelope, OutcomeData } from '@portfel/contracts';
import { gateway, noted, Noted, notes, provenance, record, setUp } from '../../test/runner-harness';
import { encode } from '../message-codec';

const HOUR_MS = 3_600_000;

describe('a key whose message fails for its own sake', () => {
  it('waits with all its later messages, while other keys flow', async () => {
    const { effects, dispatch } = notes(new Set(['ann 1']));
    const { handle, desk, broker } = setUp([Noted], dispatch);
    await handle(await noted('ann', '1'), await noted('bob', '1'), await noted('ann', '2'));
    await handle(await noted('ann', '3'), await noted('bob', '2'));
    expect(effects).toEqual(['bob 1', 'bob 2']);
    const [parked, ...others] = await desk.parked();
    expect(others).toEqual([]);
    expect(parked).toMatchObject({ service: 'auth', consumer: 'auth.note-when-noted', key: 'ann', cause: 'failed' });
    expect(parked!.messages.map(({ reason }) => reason)).toEqual(['TypeError', 'behind', 'behind']);
    expect(broker.records('auth.dead-letters')).toEqual([]);
  });

  it('goes on in order when an operator redrives it after the repair, and only once', async () => {
    const { effects, state, dispatch } = notes(new Set(['ann 1']));
    const { handle, desk, redrive } = setUp([Noted], dispatch);
    await handle(await noted('ann', '1'), await noted('ann', '2'));
    state.repaired = true;
    expect(await desk.redriveParked({ key: 'ann' })).toBe(1);
    expect(await desk.redriveParked({ key: 'ann' })).toBe(1);
    expect(await redrive()).toBe(2);
    expect(await redrive()).toBe(0);
    expect(effects).toEqual(['ann 1', 'ann 2']);
    await handle(await noted('ann', '3'));
    expect(effects).toEqual(['ann 1', 'ann 2', 'ann 3']);
  });

  it('is tried again by itself, later each time, and stays in order', async () => {
    const { effects, state, dispatch } = notes(new Set(['ann 1']));
    const { handle, desk, redrive, clock } = setUp([Noted], dispatch);
    await handle(await noted('ann', '1'), await noted('ann', '2'));
    expect(await redrive()).toBe(0);
    for (const attempts of [1, 2]) {
      clock.now = new Date(clock.now.getTime() + HOUR_MS);
      expect(await redrive()).toBe(0);
      const [key] = await desk.parked();
      expect([key!.attempts, key!.retryAt!.getTime() - clock.now.getTime()]).toEqual([
        attempts,
        60_000 * 2 ** attempts,
      ]);
    }
    state.repaired = true;
    clock.now = new Date(clock.now.getTime() + HOUR_MS);
    expect(await redrive()).toBe(2);
    expect(effects).toEqual(['ann 1', 'ann 2']);
  });

  it('is parked once, however often its messages are delivered', async () => {
    const { dispatch, state, effects } = notes(new Set(['ann 1']));
    const { handle, desk, redrive } = setUp([Noted], dispatch);
    const messages = [await noted('ann', '1'), await noted('ann', '2')];
    await handle(...messages, ...messages);
    await handle(...messages);
    expect((await desk.parked())[0]!.messages).toHaveLength(2);
    state.repaired = true;
    await desk.redriveParked();
    await redrive();
    await handle(...messages);
    expect(effects).toEqual(['ann 1', 'ann 2']);
  });

  it('answers a parked command after its redrive, or that it was given up', async () => {
    let repaired = false;
    const { handle, broker, desk, redrive } = setUp([ConfirmAccount], async (_data, uow) => {
      if (!repaired) throw new TypeError('a bug');
      return uow.accept({ accountId: '01a1fdd6-1b49-778b-8f7d-6ebf91da0d69' });
    });
    const [one, other] = await Promise.all(
      [randomUUID(), randomUUID()].map(async (eventId) => {
        const data = { confirmationId: eventId, token: 'a token' };
        return record(await encode(ConfirmAccount, data, provenance, gateway, { eventId, now: new Date() }));
      }),
    );
    await handle(one!, other!);
    expect(broker.records('auth.outcomes')).toEqual([]);
    expect(await desk.giveUp({ messageId: other!.key })).toBe(1);
    repaired = true;
    await desk.redriveParked();
    expect(await redrive()).toBe(1);
    const outcomes = broker
      .records('auth.outcomes')
      .map(({ value }) => OutcomeData.parse(Envelope.parse(JSON.parse(String(value))).data));
    expect(
      new Map(outcomes.map(({ command_id, status, rejection }) => [command_id, rejection?.code ?? status])),
    ).toEqual(
      new Map([
        [other!.key, 'internal-error'],
        [one!.key, 'accepted'],
      ]),
    );
    expect(broker.records('auth.dead-letters').map(({ value }) => value)).toEqual([other!.value]);
    await handle(other!);
    expect((await desk.parked()).length).toBe(0);
  });

  it('has one effect per message in the order of its key, whatever fails, repeats and is redriven when', async () => {
    const step = fc.record({ key: fc.nat(2), breaks: fc.boolean(), repeats: fc.integer({ min: 1, max: 2 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20 }), fc.nat(19), async (steps, redriveAfter) => {
        const texts = steps.map(({ key }, index) => ({ subject: `key-${key}`, text: String(index) }));
        const broken = new Set(
          texts.filter((_, i) => steps[i]!.breaks).map(({ subject, text }) => `${subject} ${text}`),
        );
        const { effects, state, dispatch } = notes(broken);
        const { handle, desk, redrive } = setUp([Noted], dispatch);
        for (const [index, { subject, text }] of texts.entries()) {
          const message = await noted(subject, text);
          for (let time = 0; time < steps[index]!.repeats; time += 1) await handle(message);
          if (index !== redriveAfter) continue;
          await desk.redriveParked();
          await redrive();
        }
        state.repaired = true;
        await desk.redriveParked();
        await redrive();
        expect(await desk.parked()).toEqual([]);
        for (const subject of ['key-0', 'key-1', 'key-2']) {
          const expected = texts.filter((one) => one.subject === subject).map(({ text }) => `${subject} ${text}`);
          expect(effects.filter((one) => one.startsWith(`${subject} `))).toEqual(expected);
        }
      }),
      // Five attempts with back-off take their time for every message that breaks.
      { numRuns: 4 },
    );
  }, 120_000);
});
