import { openingOf, planOf, storyOf } from './plan';

const ROWS = ['killed', 'frozen', 'paused'];

describe('the plan of a fault run', () => {
  it('is the same for the same seed', () => {
    expect(planOf(7, ROWS)).toEqual(planOf(7, ROWS));
    expect(openingOf(7, 3, 20)).toEqual(openingOf(7, 3, 20));
  });

  it('is another for another seed', () => {
    expect(planOf(8, ROWS).rows).not.toEqual(planOf(7, ROWS).rows);
  });

  it('gives a row alone what it gives it among others', () => {
    const [, frozen] = planOf(7, ROWS).rows;
    expect(planOf(7, ['frozen']).rows).toEqual([frozen]);
  });

  it('repeats about every fifth opening, always with what it was first asked with', () => {
    const openings = Array.from({ length: 500 }, (_, index) => openingOf(7, 1, index));
    const repeated = openings.filter(({ number }, index) => number !== index);
    expect(repeated.length).toBeGreaterThan(60);
    expect(repeated.length).toBeLessThan(140);
    for (const { number, assetCode } of repeated) {
      expect(openings[number]).toMatchObject({ number, assetCode });
    }
  });
});

describe('what a customer of the bank does', () => {
  const circle = { customers: 10, paymentShare: 0.1 };
  const stories = Array.from({ length: 2_000 }, (_, index) => storyOf(7, 4, index, circle));
  const shareOf = (matching: readonly unknown[], all: readonly unknown[]) => matching.length / all.length;

  it('is the same for the same seed, and another for another', () => {
    expect(stories.slice(0, 50)).toEqual(Array.from({ length: 50 }, (_, index) => storyOf(7, 4, index, circle)));
    expect(stories.slice(3, 50)).not.toEqual(
      Array.from({ length: 47 }, (_, index) => storyOf(8, 4, index + 3, circle)),
    );
  });

  it('begins with a deposit in each money', () => {
    const begin = stories.slice(0, 3).map(({ kind, ...story }) => [kind, 'assetCode' in story && story.assetCode]);
    expect(begin).toEqual(['PLN', 'EUR', 'USD'].map((assetCode) => ['deposit', assetCode]));
  });

  it('asks about every fifth request twice with its key, half of them at once', () => {
    const repetitions = stories.flatMap((story) => story.repetitions);
    const repeated = repetitions.filter((repetition) => repetition !== 'none');
    expect(shareOf(repeated, repetitions)).toBeCloseTo(0.2, 1);
    expect(
      shareOf(
        repeated.filter((repetition) => repetition === 'at-once'),
        repeated,
      ),
    ).toBeCloseTo(0.5, 1);
  });

  it('is a bit of everything, and never with oneself', () => {
    expect(new Set(stories.map(({ kind }) => kind))).toEqual(
      new Set(['transfer', 'hold', 'exchange', 'deposit', 'withdrawal']),
    );
    const others = new Set(stories.flatMap((story) => ('to' in story ? [story.to] : [])));
    expect([...others].sort()).toEqual([0, 1, 2, 3, 5, 6, 7, 8, 9]);
  });

  it('asks the bank for as much of it as it is told', () => {
    const payments = stories.filter(({ kind }) => kind === 'deposit' || kind === 'withdrawal');
    expect(shareOf(payments, stories)).toBeCloseTo(0.1, 1);
    const none = Array.from({ length: 200 }, (_, index) =>
      storyOf(7, 4, index + 3, { customers: 10, paymentShare: 0 }),
    );
    expect(none.some(({ kind }) => kind === 'deposit' || kind === 'withdrawal')).toBe(false);
  });

  it('takes no more of a hold than there is', () => {
    for (const story of stories) {
      if (story.kind !== 'hold') continue;
      expect(story.part).toBeGreaterThan(0);
      expect(story.part).toBeLessThanOrEqual(story.amount);
    }
  });
});
