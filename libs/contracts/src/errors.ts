import { z } from 'zod';

/** One row per error code: HTTP status and the sentence the public reads (CT-X01, CT-X03). */
export interface ErrorText {
  readonly status: number;
  readonly text: string;
}

const rows = {
  // Codes of the sources keep the sources' numbers.
  'validation-error': [400, 'Some fields are not right. Correct them and send the form again.'],
  'wrong-hash': [400, 'This link is unknown, has expired or was used. Ask for a new one.'],
  'same-password': [400, 'The new password must not be the one you have.'],
  'wrong-2fa': [400, 'This code is wrong or was used already. Take the one the app shows now.'],
  'phone-code-error': [
    400,
    'This code is wrong, was used or has expired. Look at the latest message, or ask for a new code.',
  ],
  'mfa-already-set': [400, 'A second factor protects this account already. Switch it off before you set another.'],
  'mfa-not-set': [400, 'No authenticator app is set up for this account.'],
  'phone-not-set': [400, 'No phone is set for this account.'],
  'email-change-confirmed': [400, 'This link was used already: the new e-mail address is in force.'],
  'email-already-changed': [400, 'The e-mail address of an account can be changed once, and yours was.'],
  'post-already-exists': [400, 'A post with this title exists already. Choose another title.'],
  'tag-length': [400, 'A tag has 1 to 20 characters.'],
  'wrong-user': [400, 'This post belongs to somebody else. Only its author may do that.'],
  'wrong-rate': [400, 'A vote is `+` or `-`.'],
  'comment-doesnt-exist': [400, 'There is no such comment. It may have been removed.'],
  'no-crypto': [400, 'There is no such cryptocurrency.'],
  'invalid-token': [401, 'You are not signed in. Sign in and try again.'],
  'corrupted-token': [401, 'The authorization header is not a bearer token. Sign in again.'],
  'token-expired': [401, 'The access token has expired. Refresh the session.'],
  'session-has-expired': [401, 'This session has ended. Sign in again.'],
  'user-already-exists': [403, 'An account with this e-mail or username exists already. Sign in, or choose another.'],
  'tac-not-accepted': [403, 'The terms and conditions must be accepted to create an account.'],
  'account-not-confirmed': [403, 'This account is not confirmed yet. Follow the link in the mail we sent.'],
  'username-taken': [403, 'This username belongs to somebody else. Choose another.'],
  'wrong-credentials': [403, 'The e-mail or the password is wrong.'],
  'email-already-confirmed': [403, 'This e-mail address is confirmed already. You can sign in.'],
  'two-fa-required': [
    403,
    'Send the request again with `code`: the one your authenticator app shows, or a recovery code.',
  ],
  'phone-two-fa-required': [403, 'We have sent you an SMS. Send the request again with the `code` in it.'],
  'hash-not-found': [404, 'This link is unknown or has expired. Check that it was copied whole.'],
  'session-not-found': [404, 'There is no such session. It may have ended already.'],
  'user-not-found': [404, 'There is no such user.'],
  'post-not-found': [404, 'There is no such post. It may have been removed.'],
  // Codes of Portfel.
  'bad-request': [400, 'The request could not be read.'],
  'client-required': [401, 'This address answers known clients only. Send the credentials of the client.'],
  'account-deactivated': [403, 'This account is deactivated. Ask whoever runs the platform.'],
  'cross-site-request': [403, 'This request must come from the site itself.'],
  'sign-in-again': [403, 'The application asks for a fresh sign-in. Sign out, sign in, and allow it then.'],
  'another-account-needed': [403, 'The application expects another account. Sign in with that one.'],
  'invalid-signature': [403, 'This message is not signed by whom it says it is from, or was sent too long ago.'],
  'step-up-needed': [403, 'This needs your second factor. Send the request again with a `code` of it.'],
  'role-required': [403, 'Your role does not open this area.'],
  'not-found': [404, 'There is nothing at this address.'],
  'wallet-not-found': [404, 'There is no wallet yet. It is opened a moment after sign-up.'],
  'asset-not-found': [404, 'There is no such asset. Choose one of those your wallet shows.'],
  'book-account-not-found': [404, 'There is no such account or card in your books. It may have been removed.'],
  'book-movement-not-found': [404, 'There is no such movement in your books. It may have been deleted.'],
  'account-not-found': [404, 'There is no such account in your wallet.'],
  'transfer-not-found': [404, 'There is no such transfer.'],
  'hold-not-found': [404, 'There is no such hold.'],
  'payment-not-found': [404, 'There is no such payment.'],
  'sign-in-request-expired': [404, 'This sign-in request has expired. Go back to the application and start again.'],
  'operation-not-found': [404, 'There is no such operation.'],
  'method-not-allowed': [405, 'This address does not take this method.'],
  'not-acceptable': [406, 'The answer cannot be given in the form asked for.'],
  'request-in-progress': [409, 'The request with this Idempotency-Key is still being worked on. Ask its operation.'],
  'book-account-in-use': [409, 'There are movements in this account. Archive it instead, or delete them first.'],
  'asset-exists': [409, 'An asset with this code exists already. Choose another code.'],
  'asset-held': [409, 'Somebody holds this asset. It can be archived once nobody does.'],
  'already-reversed': [409, 'This transfer was taken back before. It can be reversed once.'],
  'hold-settled': [409, 'This hold was captured, released or expired before. It is settled once.'],
  'quote-used': [409, 'This quote was used already. Ask for a new one.'],
  'payload-too-large': [413, 'The request is too large.'],
  'unsupported-media-type': [415, 'This address does not take a body of this type.'],
  'uri-too-long': [414, 'The address is too long.'],
  'account-limit-reached': [422, 'This wallet has all the accounts it may have. No other can be opened.'],
  'book-account-archived': [422, 'This account is archived. Bring it back before you change what is in it.'],
  'book-account-limit-reached': [422, 'Your books have all the accounts they may have. Remove one you do not need.'],
  'book-month-full': [422, 'This month has all the movements it may have. Put several into one.'],
  'closing-day-of-cards': [422, 'Only a card has a closing day.'],
  'account-closed': [422, 'This account is closed. Choose another.'],
  'account-not-empty': [422, 'There is money on this account, or a hold. Move it first; then close the account.'],
  'asset-archived': [422, 'This asset is archived: nothing of it moves any more.'],
  'hold-expired': [422, 'This hold has expired. The money is available to its owner again.'],
  'insufficient-funds': [
    422,
    'There is not enough available on this account. Choose a smaller amount, or add money first.',
  ],
  'amount-above-limit': [422, 'One payment cannot be so large. Choose a smaller amount.'],
  'asset-not-payable': [422, 'Only money comes from a bank and goes to one. Choose an account in a currency.'],
  'amount-above-hold': [422, 'A hold can be captured up to its amount. Choose a smaller one.'],
  'amount-out-of-range': [
    422,
    'This amount is too small or too large to be exchanged into the other asset. Choose another.',
  ],
  'no-rate': [422, 'There is no rate between these assets. Choose others.'],
  'not-reversible': [422, 'This transfer cannot be reversed, or not by you: whoever was paid can give it back.'],
  'own-account': [422, 'This is you. To move money between your own accounts, choose the account.'],
  'quote-expired': [422, 'This quote has expired: it held for 30 seconds. Ask for a new one.'],
  'quote-not-valid': [422, 'This is not a quote that was given to you. Ask for a new one.'],
  'recipient-has-no-account': [
    422,
    'The recipient has no open account in this asset, and cannot be given another. Choose another asset.',
  ],
  'recipient-not-found': [422, 'The recipient has no wallet that could be paid. Check the name.'],
  'second-factor-needed': [422, 'This asks for a second factor, and you have none. Set one up in the settings first.'],
  'same-account': [422, 'The money would stay where it is. Choose another account.'],
  'statement-too-long': [422, 'This period has too many movements for one file. Choose a shorter one.'],
  'wrong-asset': [422, 'This account holds another asset. Choose an account in the asset of the amount.'],
  'last-admin': [422, 'There would be no admin left. Make somebody else admin first.'],
  'password-changed-recently': [422, 'The password was changed less than a day ago. Wait until a day has passed.'],
  'picture-not-readable': [
    422,
    'This file is not a picture that can be shown, or it has too many pixels. Choose another.',
  ],
  'picture-expired': [422, 'The picture was sent too long ago to be used. Send it again.'],
  'idempotency-key-reused': [422, 'This Idempotency-Key was used for another request. Take a new key.'],
  'too-many-requests': [429, 'Too many requests. Wait a moment and try again.'],
  'headers-too-large': [431, 'The headers of the request are too large.'],
  'internal-error': [500, 'Something failed on our side. The failure is recorded.'],
  'service-unreachable': [502, 'A part of the system cannot be reached. Try again in a moment.'],
  'service-unavailable': [503, 'A part of the system is away. Nothing was lost; try again in a moment.'],
  'reply-timeout': [504, 'The answer did not come in time. Nothing was done twice; try again in a moment.'],
} as const satisfies Record<string, readonly [number, string]>;

export type ErrorCode = keyof typeof rows;
export const errorCodes = Object.keys(rows) as [ErrorCode, ...ErrorCode[]];
export const ErrorCode = z.enum(errorCodes);

/** Status and public text of a code. */
export function errorText(code: ErrorCode): ErrorText {
  const [status, text] = rows[code];
  return { status, text };
}
