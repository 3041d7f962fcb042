const TOKEN_ERRORS = '401 invalid-token, 401 corrupted-token, 401 token-expired, 401 session-has-expired';

/** What the sources' own endpoints answer, where their code or documentation tells it. */
export const seedAnswers: Readonly<Record<string, string>> = {
  'CT POST /api/user/sign-up': '201, 400 validation-error, 403 user-already-exists, 403 tac-not-accepted',
  'CT POST /api/user/sign-in':
    '201, 400 wrong-2fa, 400 phone-code-error, 403 wrong-credentials, 403 account-not-confirmed',
  'CT GET /api/user/account-confirmation/:confirmationHash': '200, 403 email-already-confirmed, 404 hash-not-found',
  'CT GET /api/user/email-change-confirmation/:confirmationHash': '200, 404 hash-not-found, 400 email-change-confirmed',
  'CT POST /api/user/change-email':
    '200 two-fa-required, 200 phone-two-fa-required, 403 user-already-exists, 400 email-already-changed, 400 validation-error, 400 wrong-2fa, 400 phone-code-error',
  'CT POST /api/user/close-account':
    '200 two-fa-required, 200 code-sent, 403 wrong-credentials, 400 wrong-2fa, 400 phone-code-error',
  'CT GET /api/user/logout': `200, ${TOKEN_ERRORS}`,
  'CT GET /api/user/get-settings': `200, ${TOKEN_ERRORS}`,
  'CT GET /api/auth/refresh': `200, ${TOKEN_ERRORS}`,
  'GS POST /users/auth/login': '201, 401',
  'GS GET /users/profile': '200, 401',
  'SD POST /asgardian/login': '200, 400 InvalidDataSupplied, 400 InvalidCredentials, 500 ServiceFailed',
  'SD POST /asgardian/signup': '200, 400 InvalidDataSupplied, 400 UserAlreadyExists, 500 ServiceFailed',
};
