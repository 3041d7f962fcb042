import { verdictOf } from './verdict';

const row = (name: string, what: { broken?: boolean; invalid?: boolean; notPossible?: boolean } = {}) => ({
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

  it('names what the machine does not allow, and neither fails for it nor calls it green', () => {
    expect(verdictOf([row('a'), row('b', { notPossible: true })], [])).toEqual({
      exitCode: 0,
      line: 'GREEN as far as possible; not possible on this machine: b',
    });
    const alone = verdictOf([row('b', { notPossible: true })], []);
    expect(alone).toEqual({ exitCode: 0, line: 'NOTHING LEARNT; not possible on this machine: b' });
  });

  it('is red or invalid whatever else the machine does not allow', () => {
    const left = row('c', { notPossible: true });
    expect(verdictOf([row('a', { broken: true }), left], []).exitCode).toBe(1);
    expect(verdictOf([row('a', { invalid: true }), left], []).exitCode).toBe(2);
  });

  it('is invalid when nothing was run', () => {
    expect(verdictOf([], []).exitCode).toBe(2);
  });

  it('is red when a planted bug was not noticed', () => {
    expect(verdictOf([row('a')], ['swallow-errors'])).toEqual({ exitCode: 1, line: 'RED: swallow-errors' });
  });
});
