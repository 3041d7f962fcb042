import fc from 'fast-check';
import { runLanes } from './lanes';

const pause = () => new Promise((resolve) => setImmediate(resolve));

describe('runLanes', () => {
  it('runs every item once and keeps the order of each key, whatever the mix', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('a', 'b', 'c', 'd')),
        fc.integer({ min: 1, max: 5 }),
        async (keys, limit) => {
          const items = keys.map((key, index) => ({ key, index }));
          const ran: typeof items = [];
          await runLanes(
            items,
            (item) => item.key,
            limit,
            async (item) => {
              await pause();
              ran.push(item);
            },
          );
          expect(ran).toHaveLength(items.length);
          for (const key of new Set(keys)) {
            const order = ran.filter((item) => item.key === key).map((item) => item.index);
            expect(order).toEqual([...order].sort((a, b) => a - b));
          }
        },
      ),
    );
  });

  it('never works on more keys at once than the limit', async () => {
    let atOnce = 0;
    let most = 0;
    await runLanes(
      [...'abcdefgh'],
      (key) => key,
      3,
      async () => {
        most = Math.max(most, (atOnce += 1));
        await pause();
        atOnce -= 1;
      },
    );
    expect(most).toBe(3);
  });

  it('lets the other keys end before it reports a failure, and stops the key that failed', async () => {
    const ran: string[] = [];
    const work = runLanes(
      ['a1', 'a2', 'b1', 'b2'],
      (item) => item[0]!,
      2,
      async (item) => {
        await pause();
        if (item === 'a1') throw new Error('a1 failed');
        ran.push(item);
      },
    );
    await expect(work).rejects.toThrow('a1 failed');
    expect(ran).toEqual(['b1', 'b2']);
  });
});
