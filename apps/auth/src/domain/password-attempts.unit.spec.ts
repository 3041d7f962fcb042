import { failuresWithOneMore, heldBack } from './password-attempts';

const now = new Date('2026-03-02T12:00:00.000Z');
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1_000);
const after = (failures: number, seconds: number) => ({ failures, lastFailedAt: ago(seconds) });

describe('heldBack', () => {
  it('lets four wrong passwords pass without a pause', () => {
    expect(heldBack(undefined, now)).toBe(false);
    for (const failures of [1, 2, 3, 4]) expect(heldBack(after(failures, 0), now)).toBe(false);
  });

  it.each([
    [5, 15],
    [6, 30],
    [7, 60],
    [8, 120],
    [9, 240],
    [10, 300],
    [1_000, 300],
  ])('pauses after %i in a row for %i seconds, and no longer', (failures, seconds) => {
    expect(heldBack(after(failures, seconds - 0.001), now)).toBe(true);
    expect(heldBack(after(failures, seconds), now)).toBe(false);
  });
});

describe('failuresWithOneMore', () => {
  it('counts those of a day, and begins anew after it', () => {
    expect(failuresWithOneMore(undefined, now)).toBe(1);
    expect(failuresWithOneMore(after(7, 86_399), now)).toBe(8);
    expect(failuresWithOneMore(after(7, 86_400), now)).toBe(1);
  });
});
