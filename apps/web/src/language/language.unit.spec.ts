import { chooseLanguage } from './language';

describe('chooseLanguage', () => {
  it('takes what the person chose before what their browser asks for', () => {
    expect(chooseLanguage('en', 'pl')).toBe('en');
    expect(chooseLanguage('pl', 'en')).toBe('pl');
  });

  it('takes the language the browser likes most among those there are', () => {
    expect(chooseLanguage(undefined, 'pl-PL,pl;q=0.9,en-US;q=0.8')).toBe('pl');
    expect(chooseLanguage(undefined, 'de, en;q=0.4, pl;q=0.8')).toBe('pl');
    expect(chooseLanguage(undefined, 'pl;q=0.2,en;q=0.7')).toBe('en');
    expect(chooseLanguage(undefined, 'pl;q=0, en;q=0.1')).toBe('en');
  });

  it.each([null, '', '*', 'de-DE', ';;,q=,pl;q=x'])('is English when asked %j', (header) => {
    expect(chooseLanguage('fr', header)).toBe('en');
  });
});
