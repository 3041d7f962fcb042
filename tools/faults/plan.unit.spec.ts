import { openingOf, planOf } from './plan';

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
