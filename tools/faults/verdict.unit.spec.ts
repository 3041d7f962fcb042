import { verdictOf } from './verdict';

const row = (name: string, what: { broken?: boolean; invalid?: boolean } = {}) => ({
  name,
  broken: false,
  invalid: false,
  ...what,
});

describe('the verdict of a fault run', () => {
  it('is green when every fault has bitten and everything holds', () => {
    expect(verdictOf([row('a'), row('b')], []).exitCode).toBe(0);
  });

  it('is red, by name, when something is broken, whatever else did not bite', () => {
    const verdict = verdictOf([row('a', { broken: true }), row('b', { invalid: true })], []);
    expect(verdict).toEqual({ exitCode: 1, line: 'RED: a' });
  });

  it('is invalid, not green, when a fault did not bite', () => {
    expect(verdictOf([row('a'), row('b', { invalid: true })], []).exitCode).toBe(2);
  });

  it('is invalid when nothing was run', () => {
    expect(verdictOf([], []).exitCode).toBe(2);
  });

  it('is red when a planted bug was not noticed', () => {
    expect(verdictOf([row('a')], ['swallow-errors'])).toEqual({ exitCode: 1, line: 'RED: swallow-errors' });
  });
});
