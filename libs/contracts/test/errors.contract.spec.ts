import { ErrorCode, errorCodes, errorText } from '@portfel/contracts';

/** As Cryptotalks documents them. */
const NAMED = {
  'account-not-confirmed': 403,
  'post-already-exists': 400,
  'corrupted-token': 401,
  'email-already-confirmed': 403,
  'email-change-confirmed': 400,
  'email-already-changed': 400,
  'token-expired': 401,
  'hash-not-found': 404,
  'invalid-token': 401,
  'no-crypto': 400,
  'phone-code-error': 400,
  'post-not-found': 404,
  'session-has-expired': 401,
  'tac-not-accepted': 403,
  'user-already-exists': 403,
  'user-not-found': 404,
  'validation-error': 400,
  'wrong-2fa': 400,
  'wrong-credentials': 403,
};

/** As its code answers them besides. */
const ADDITIONAL = {
  'username-taken': 403,
  'bad-request': 400,
  'wrong-hash': 400,
  'same-password': 400,
  'tag-length': 400,
  'wrong-user': 400,
  'wrong-rate': 400,
  'comment-doesnt-exist': 400,
};

describe('the error codes', () => {
  it.each(Object.entries(NAMED))('have %s, with status %i (CT-X01)', (code, status) => {
    expect(errorText(ErrorCode.parse(code)).status).toBe(status);
  });

  it.each(Object.entries(ADDITIONAL))('have %s, with status %i (CT-X02)', (code, status) => {
    expect(errorText(ErrorCode.parse(code)).status).toBe(status);
  });

  it('are nineteen and eight in the source', () => {
    expect([Object.keys(NAMED).length, Object.keys(ADDITIONAL).length]).toEqual([19, 8]);
  });

  it('have a status of HTTP and a sentence of their own each', () => {
    const texts = errorCodes.map(errorText);
    expect(texts.filter(({ status }) => status < 400 || status > 599)).toEqual([]);
    expect(texts.map(({ text }) => text).filter((text) => !/^[A-Z].*\.$/.test(text))).toEqual([]);
    expect(new Set(texts.map(({ text }) => text)).size).toBe(errorCodes.length);
  });
});
