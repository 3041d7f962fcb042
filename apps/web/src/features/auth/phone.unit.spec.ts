import { isPhone, readPhone } from './phone';

describe('a phone number', () => {
  it.each(['+48600100200', '+48 600 100 200', '0048 600-100-200', '+48 (600) 100.200'])('is read from %s', (typed) => {
    expect([readPhone(typed), isPhone(typed)]).toEqual(['+48600100200', true]);
  });

  it.each(['', '600100200', '+0600100200', '+48', 'name@example.com', '+48600100200600100'])('is not %s', (typed) => {
    expect(isPhone(typed)).toBe(false);
  });
});
