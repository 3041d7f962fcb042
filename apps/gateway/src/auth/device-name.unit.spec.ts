import { deviceName } from './device-name';

describe('deviceName', () => {
  it.each([
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0', 'Firefox on Windows'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
      'Safari on iOS',
    ],
    [
      'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36',
      'Chrome on Android',
    ],
    ['curl/8.5.0', 'curl'],
  ])('tells %s in words', (userAgent, words) => {
    expect(deviceName(userAgent)).toBe(words);
  });

  it.each([undefined, '', ' ', '\u0000', '();'])('says nothing of %j', (userAgent) => {
    expect(deviceName(userAgent)).toBeUndefined();
  });

  it('is short, and takes no time, whatever it is given', () => {
    for (const part of ['(', 'Mozilla/5.0 ', 'a/', 'Chrome/1 ']) {
      expect((deviceName(part.repeat(100_000)) ?? '').length).toBeLessThanOrEqual(100);
    }
  });
});
