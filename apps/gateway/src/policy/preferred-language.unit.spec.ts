import { preferredLanguage } from './preferred-language';

describe('preferredLanguage', () => {
  it.each([
    ['pl', 'pl'],
    ['pl-PL,pl;q=0.9,en-US;q=0.8', 'pl'],
    ['de, en;q=0.4, pl;q=0.8', 'pl'],
    ['PL-pl', 'pl'],
    ['en-GB, pl;q=0.9', 'en'],
    ['pl;q=0, en;q=0.1', 'en'],
  ])('takes from %j the one liked most among those there are', (header, language) => {
    expect(preferredLanguage(header)).toBe(language);
  });

  it.each([undefined, '', '*', 'de', ';;,q=,pl;q=x', `${'x'.repeat(500)},pl`])('is English for %j', (header) => {
    expect(preferredLanguage(header)).toBe('en');
  });

  it('takes no time, whatever it is given', () => {
    for (const part of ['pl-', ' ', 'a;', ',', 'a']) {
      const begun = performance.now();
      preferredLanguage(part.repeat(100_000));
      expect(performance.now() - begun).toBeLessThan(50);
    }
  });
});
