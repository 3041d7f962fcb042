/** What went wrong. */
export const problems = {
  /** By the name of a form's field. */
  fields: {
    email: 'Enter an e-mail address, like name@example.com',
    username: 'Use 3 to 30 letters, digits and . _ -',
    password: 'The password does not meet every rule yet',
    passwordMissing: 'Enter your password',
    passwordRepeat: 'The two new passwords are not the same',
    phone: 'Enter a number with its country code, like +48 600 100 200',
    code: 'Enter the six digits of the code',
    termsAccepted: 'Accept the terms to create an account',
    twitter: 'Use up to 15 letters, digits and _, with or without @',
    linkedIn: 'Enter the whole address, like https://example.com',
    personalWebsite: 'Enter the whole address, like https://example.com',
  },

  /** By the code of a problem; a code that is not here shows the sentence the API sent. */
  problems: {
    offline: 'You are offline. Nothing was sent and nothing you entered is lost.',
    unreachable: 'The service cannot be reached. Nothing you entered is lost: try again in a moment.',
    'gateway-unreachable': 'The service cannot be reached. Nothing you entered is lost: try again in a moment.',
    'gateway-timeout': 'The answer did not come in time. Try again: nothing is done twice.',
    'reply-timeout': 'The answer did not come in time. Try again: nothing is done twice.',
    'service-unavailable': 'We are very busy right now. Nothing you entered is lost.',
    'too-many-requests': 'That was too many tries in a short time.',
    'internal-error': 'Something failed on our side. Try again in a moment.',
    'still-pending': 'It takes longer than usual. Your request is not lost: try again in a moment to see how it went.',
    'validation-error': 'Some fields are not right. Correct them and send the form again.',
    'user-already-exists': 'An account with this e-mail or username exists already. Sign in, or choose another.',
    'email-already-changed': 'The address of an account can be changed once, and yours was.',
    'wrong-credentials': 'The e-mail or the password is wrong.',
    'account-not-confirmed':
      'This account is not confirmed yet. Follow the link in the mail we sent you, then sign in.',
    'same-password': 'This is the password you have. Choose another one.',
    'password-changed-recently':
      'You changed your password less than a day ago. You can change it again when a day has passed.',
    'two-fa-required': 'Your account asks for a code. Send the form again and enter it.',
    'phone-two-fa-required': 'Your account asks for a code by SMS. Send the form again and enter it.',
    'wrong-2fa': 'This code is wrong or was used already. Take the one the app shows now.',
    'phone-code-error': 'This code is wrong, was used or has expired.',
    'mfa-already-set': 'A second factor protects your account already. Switch it off before you set another.',
    'mfa-not-set': 'No authenticator app is set up for your account.',
    'phone-not-set': 'No phone is set for your account.',
    'payload-too-large': 'This file is too large.',
    'picture-not-readable': 'This file is not a picture we can show. Choose another one.',
    'picture-expired': 'That took too long. Send the picture again.',
    'user-not-found': 'Your profile is not there yet. Try again in a moment.',
    unknown: 'Something went wrong. Try again in a moment.',
  },
  retryAfter: {
    seconds: '{seconds, plural, =1 {Try again in a second.} other {Try again in # seconds.}}',
  },
} as const;
