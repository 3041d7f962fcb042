import { WaitingRoom, WaitingRoomFull } from './waiting-room';

describe('WaitingRoom', () => {
  it('gives an answer to everyone who waits under its key, and to nobody else', async () => {
    const room = new WaitingRoom<string>(10);
    const waits = ['k', 'k', 'other'].map((key) => room.enter(key).wait(30));
    expect(room.settle('k', 'done')).toBe(true);
    expect(await Promise.all(waits)).toEqual(['done', 'done', undefined]);
  });

  it('keeps an answer that comes before the wait begins', async () => {
    const room = new WaitingRoom<string>(10);
    const place = room.enter('k');
    room.settle('k', 'early');
    expect(await place.wait(1_000)).toBe('early');
  });

  it('tells the first under a key from those who join', () => {
    const room = new WaitingRoom<string>(10);
    const first = room.enter('k');
    expect([first.isFirst, room.enter('k').isFirst, room.enter('other').isFirst]).toEqual([true, false, true]);
  });

  it('says when nobody waits', () => {
    const room = new WaitingRoom<string>(10);
    room.enter('k').leave();
    expect(room.settle('k', 'late')).toBe(false);
  });

  it('is bounded, and a place that was left is free again', () => {
    const room = new WaitingRoom<string>(1);
    const place = room.enter('a');
    expect(() => room.enter('b')).toThrow(WaitingRoomFull);
    place.leave();
    place.leave();
    expect(() => room.enter('b')).not.toThrow();
    expect(() => room.enter('c')).toThrow(WaitingRoomFull);
  });
});
