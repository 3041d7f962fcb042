import { randomUUID } from 'node:crypto';
import { Noted, notes, record, setUp } from '../../test/runner-harness';

describe('dead letters', () => {
  it('are shown, and redriven after an upgrade in their order, without a second effect', async () => {
    const { effects, dispatch } = notes(new Set());
    const old = setUp([Noted], dispatch);
    const future = { event_id: randomUUID(), event_name: Noted.name, event_version: 2 };
    const unknown = Buffer.from(JSON.stringify(future));
    await old.handle(record({ key: 'ann', value: unknown }), record({ key: 'ann', value: Buffer.from('not json') }));
    const letters = await old.desk.dead();
    expect(letters.map(({ reason, name, messageId }) => [reason.split(':')[0], name, messageId])).toEqual([
      ['invalid-envelope', `${Noted.name}@2`, future.event_id],
      ['not-json', undefined, undefined],
    ]);
    expect(await old.desk.dead({ messageId: future.event_id })).toHaveLength(1);
    expect(await old.desk.redriveDead({ messageId: future.event_id })).toBe(1);
    expect(old.broker.records('parking-spec.events').map(({ key, value, headers }) => [key, value, headers])).toEqual([
      ['ann', unknown, { traceparent: '00-1' }],
    ]);
    expect(effects).toEqual([]);
  });
});
