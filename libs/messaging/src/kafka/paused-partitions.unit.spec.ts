import { PausedPartitions } from './paused-partitions';

/** A consumer that notes what it is told. */
function newConsumer() {
  const told: string[] = [];
  const noting = (what: string) => (partitions: { topic: string; partitions?: number[] }[]) =>
    void told.push(...partitions.map(({ topic, partitions: some }) => `${what} ${topic}/${some?.join()}`));
  const consumer = { pause: noting('pause'), resume: noting('resume') };
  return { told, paused: new PausedPartitions(consumer as never) };
}

describe('PausedPartitions', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    jest.spyOn(Math, 'random').mockReturnValue(1);
  });
  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  it('pauses the partition alone, and resumes it by itself', () => {
    const { told, paused } = newConsumer();
    const { pauseMs } = paused.pause('t', 3, 0);
    expect(told).toEqual(['pause t/3']);
    jest.advanceTimersByTime(pauseMs);
    expect(told).toEqual(['pause t/3', 'resume t/3']);
  });

  it('pauses longer with each failure in a row, up to five seconds, and begins anew after a success (AT-E07)', () => {
    const { paused } = newConsumer();
    const pauses = Array.from({ length: 6 }, () => paused.pause('t', 3, 0).pauseMs);
    expect(pauses).toEqual([400, 800, 1_600, 3_200, 5_000, 5_000]);
    paused.done('t/3');
    expect(paused.pause('t', 3, 0)).toEqual({ attempt: 1, pauseMs: 400 });
  });

  it('tells since when the partition that waits longest is held up, until it is done', () => {
    const { paused } = newConsumer();
    expect([paused.longestMs(), paused.recordTimes()]).toEqual([0, []]);
    paused.pause('t', 3, 17);
    jest.advanceTimersByTime(1_000);
    paused.pause('t', 4, 42);
    jest.advanceTimersByTime(1_000);
    paused.pause('t', 3, 17);
    expect([paused.longestMs(), paused.recordTimes()]).toEqual([2_000, [17, 42]]);
    paused.done('t/3');
    expect([paused.longestMs(), paused.recordTimes()]).toEqual([1_000, [42]]);
  });

  it('lets go of everything at once, and does not mind a consumer that has left its group', () => {
    const { told, paused } = newConsumer();
    paused.pause('t', 3, 0);
    paused.clear();
    expect([told, paused.longestMs()]).toEqual([['pause t/3', 'resume t/3'], 0]);
    const gone = new PausedPartitions({
      pause: () => undefined,
      resume: () => {
        throw new Error('not running');
      },
    });
    gone.pause('t', 3, 0);
    expect(() => gone.clear()).not.toThrow();
  });
});
