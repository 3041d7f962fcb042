import { validate, version } from 'uuid';
import { newId } from './new-id';

describe('newId', () => {
  it('never gives an id twice, however many are made', () => {
    const ids = Array.from({ length: 10_000 }, newId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => validate(id) && version(id) === 7)).toBe(true);
  });

  it('gives ids that sort by the millisecond they were made in', () => {
    jest.useFakeTimers({ now: 1_000 });
    const first = newId();
    jest.setSystemTime(1_001);
    expect(newId() > first).toBe(true);
    jest.useRealTimers();
  });
});
