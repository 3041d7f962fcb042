import { Periodic } from './periodic';

describe('work that comes round by itself', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('is never done twice at once', async () => {
    const ends: (() => void)[] = [];
    const work = jest.fn(() => new Promise<void>((resolve) => ends.push(resolve)));
    const periodic = new Periodic(work, 100, () => {});
    periodic.start();
    await jest.advanceTimersByTimeAsync(350);
    expect(work).toHaveBeenCalledTimes(1);
    ends[0]!();
    await jest.advanceTimersByTimeAsync(100);
    expect(work).toHaveBeenCalledTimes(2);
    ends[1]!();
    await periodic.stop();
  });

  it('is tried again after it has failed, and that is told', async () => {
    const failed = jest.fn();
    const work = jest.fn().mockRejectedValueOnce(new Error('away')).mockResolvedValue(undefined);
    const periodic = new Periodic(work, 100, failed);
    periodic.start();
    await jest.advanceTimersByTimeAsync(250);
    expect([work.mock.calls.length, failed.mock.calls]).toEqual([2, [[new Error('away')]]]);
    await periodic.stop();
  });

  it('has ended when it was stopped, and does not begin again', async () => {
    let done = false;
    const work = jest.fn(() => new Promise<void>((resolve) => setTimeout(() => ((done = true), resolve()), 50)));
    const periodic = new Periodic(work, 100, () => {});
    periodic.start();
    await jest.advanceTimersByTimeAsync(110);
    const stopped = periodic.stop().then(() => done);
    await jest.advanceTimersByTimeAsync(1_000);
    expect([await stopped, work.mock.calls.length]).toEqual([true, 1]);
  });
});
