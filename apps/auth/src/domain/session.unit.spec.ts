import { sessionsToEnd, type Session } from './session';

describe('sessionsToEnd', () => {
  const alive = (count: number) => Array.from({ length: count }, (_, index) => ({ id: String(index) }) as Session);

  it.each([
    [0, 3, []],
    [2, 3, []],
    [3, 3, ['2']],
    [5, 3, ['2', '3', '4']],
    [1, 1, ['0']],
  ])('of %i alive, with %i allowed, makes room for one by ending %j', (count, limit, ended) => {
    expect(sessionsToEnd(alive(count), limit).map(({ id }) => id)).toEqual(ended);
  });
});
