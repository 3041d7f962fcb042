import { VerifiedTokens } from './verified-tokens';

const NOW = Date.UTC(2026, 0, 1);
const ann = { accountId: 'ann', sessionId: 'session', role: 'user', username: 'ann' };
const tokenFor = (seconds: number) => {
  const claims = JSON.stringify({ exp: NOW / 1_000 + seconds });
  return `header.${Buffer.from(claims).toString('base64url')}.signature`;
};

describe('verified tokens', () => {
  beforeEach(() => void jest.useFakeTimers({ now: NOW }));
  afterEach(() => void jest.useRealTimers());

  it('are known for a minute', () => {
    const [tokens, token] = [new VerifiedTokens(), tokenFor(900)];
    expect(tokens.find(token)).toBeUndefined();
    tokens.remember(token, ann);
    jest.setSystemTime(NOW + 59_999);
    expect(tokens.find(token)).toEqual(ann);
    jest.setSystemTime(NOW + 60_000);
    expect(tokens.find(token)).toBeUndefined();
  });

  it('are forgotten when they end, even sooner', () => {
    const [tokens, token] = [new VerifiedTokens(), tokenFor(3)];
    tokens.remember(token, ann);
    jest.setSystemTime(NOW + 2_999);
    expect(tokens.find(token)).toEqual(ann);
    jest.setSystemTime(NOW + 3_000);
    expect(tokens.find(token)).toBeUndefined();
  });

  it('are told apart to the last character', () => {
    const [tokens, token] = [new VerifiedTokens(), tokenFor(900)];
    tokens.remember(token, ann);
    expect(tokens.find(`${token}x`)).toBeUndefined();
    expect(tokens.find(token.slice(0, -1))).toBeUndefined();
  });
});
