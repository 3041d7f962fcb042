import fc from 'fast-check';
import { Counted, counted, notes, setUp, skipped } from '../../test/runner-harness';
import type { IncomingRecord } from '../broker.port';

describe('a checked history', () => {
  const setUpCounted = () => {
    const { effects, dispatch } = notes(new Set());
    return { effects, ...setUp([Counted], dispatch, true) };
  };

  it('has its effects by number, however its messages come', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 8 }).chain((length) =>
          fc.record({
            order: fc.shuffledSubarray(
              Array.from({ length }, (_, index) => index + 1),
              { minLength: length },
            ),
            repeated: fc.array(fc.integer({ min: 1, max: length })),
          }),
        ),
        async ({ order, repeated }) => {
          const { effects, handle, desk, redrive } = setUpCounted();
          const messages = new Map(
            await Promise.all(order.map(async (n): Promise<[number, IncomingRecord]> => [n, await counted('ann', n)])),
          );
          for (const n of [...order, ...repeated]) await handle(messages.get(n)!);
          await redrive();
          expect(effects).toEqual(Array.from(order, (_, index) => `ann ${index + 1}`));
          expect(await desk.parked()).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('shows an early message as a gap until the missing one comes, and holds no other key', async () => {
    const { effects, handle, desk, redrive } = setUpCounted();
    await handle(await counted('ann', 2), await counted('bob', 1));
    const [parked] = await desk.parked();
    expect(parked).toMatchObject({ key: 'ann', cause: 'gap', messages: [{ reason: 'gap: number 1 has not come' }] });
    expect(await redrive()).toBe(0);
    await handle(await counted('ann', 1));
    await redrive();
    expect(effects).toEqual(['bob 1', 'ann 1', 'ann 2']);
  });

  it('counts the messages of its key that it does not handle', async () => {
    const { effects, handle, desk } = setUpCounted();
    await handle(await counted('ann', 1), await skipped('ann', 2), await counted('ann', 3));
    expect(effects).toEqual(['ann 1', 'ann 3']);
    expect(await desk.parked()).toEqual([]);
  });

  it('goes on without a missing message when an operator says so', async () => {
    const { effects, handle, desk, redrive } = setUpCounted();
    await handle(await counted('ann', 3), await counted('ann', 4));
    await desk.redriveParked({ key: 'ann' });
    await redrive();
    expect(effects).toEqual(['ann 3', 'ann 4']);
  });
});
