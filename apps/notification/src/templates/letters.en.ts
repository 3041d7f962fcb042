import { monthInWords, type Template } from './letter';

/** Every mail there is. */
export const english = {
  'confirm-account': ({ pageWithToken, until }) => ({
    subject: 'Confirm your Portfel account',
    paragraphs: ['one more step and your wallet is yours. Open this page and press Confirm:'],
    action: { label: 'Confirm the account', link: pageWithToken('/account-confirmation') },
    closing: `The link works once, until ${until}. If you did not sign up at Portfel, do nothing: without the confirmation nobody can use the account.`,
  }),
  'reset-password': ({ pageWithToken, until }) => ({
    subject: 'Choose a new password for Portfel',
    paragraphs: ['somebody, you we hope, has forgotten the password of your account. Choose a new one on this page:'],
    action: { label: 'Choose a new password', link: pageWithToken('/password-reset') },
    closing: `The link works once, until ${until}. If it was not you, do nothing: your password stays as it is.`,
  }),
  'password-changed': ({ page }) => ({
    subject: 'Your Portfel password was changed',
    paragraphs: [
      'the password of your account was changed a moment ago, and all other devices were signed out.',
      'If it was you, there is nothing to do. If it was not, choose a new password now:',
    ],
    action: { label: 'Choose a new password', link: page('/password-reset') },
    closing: 'We tell you of every change of your password. This mail asks for nothing else.',
  }),
  'new-device': ({ page, device }) => ({
    subject: 'A new sign-in to your Portfel account',
    paragraphs: [
      `somebody has just signed in to your account with a device that was not used for it before: ${device ?? 'an unknown device'}.`,
      'If it was you, there is nothing to do. If it was not, somebody knows your password. Choose a new one now, which signs that device out:',
    ],
    action: { label: 'Choose a new password', link: page('/password-reset') },
    closing: 'Under Settings, Sessions you see where you are signed in. This mail asks for nothing else.',
  }),
  'change-email': ({ pageWithToken, until }) => ({
    subject: 'Confirm your new e-mail address for Portfel',
    paragraphs: [
      'this address is to be the one of your account. Open this page and press Confirm; until then the address you have stays:',
    ],
    action: { label: 'Confirm the address', link: pageWithToken('/email-change-confirmation') },
    closing: `The link works once, until ${until}. If you did not ask for it, do nothing: without the confirmation nothing changes.`,
  }),
  'email-changed': () => ({
    subject: 'Your Portfel e-mail address was changed',
    paragraphs: [
      'your account has another e-mail address from now on. This one no longer signs in, and no further mail comes here.',
    ],
    closing:
      'If it was not you, somebody knows your password and has read a mail at the new address: write at once to whoever runs this Portfel.',
  }),
  'account-closed': () => ({
    subject: 'Your Portfel account is closed',
    paragraphs: [
      'your account is closed, and what we knew about you is deleted: profile, settings, sessions, this address.',
      'Your username will never be given to anybody else. With this address you may open another account whenever you like.',
    ],
    closing: 'This was the last mail. If you did not close the account, somebody else had your password.',
  }),
  'second-factor-on': ({ page }) => ({
    subject: 'A second factor protects your Portfel account',
    paragraphs: [
      'from now on we ask for a code as well as your password. Keep the recovery codes in a safe place: with one of them you get in if you lose your phone.',
      'If it was not you, somebody knows your password. Choose a new one now:',
    ],
    action: { label: 'Choose a new password', link: page('/password-reset') },
    closing: 'We tell you of every change of how your account is protected. This mail asks for nothing else.',
  }),
  'second-factor-off': ({ page }) => ({
    subject: 'Your Portfel account is protected by its password only',
    paragraphs: [
      'the second factor of your account was switched off a moment ago: nobody is asked for a code any more.',
      'If it was not you, choose a new password now and switch the second factor on again:',
    ],
    action: { label: 'Choose a new password', link: page('/password-reset') },
    closing: 'We tell you of every change of how your account is protected. This mail asks for nothing else.',
  }),
  'recovery-code-used': ({ page }) => ({
    subject: 'A recovery code of your Portfel account was used',
    paragraphs: [
      'one of your recovery codes was used a moment ago in place of a code from your phone. It works no more.',
      'If it was you, there is nothing to do; get new codes before you run out of them. If it was not, choose a new password now:',
    ],
    action: { label: 'Choose a new password', link: page('/password-reset') },
    closing: 'We tell you whenever a recovery code is used. This mail asks for nothing else.',
  }),
  'recovery-codes-renewed': ({ page }) => ({
    subject: 'New recovery codes for your Portfel account',
    paragraphs: [
      'new recovery codes were made for your account a moment ago. The old ones work no more: throw them away.',
      'If it was not you, choose a new password now:',
    ],
    action: { label: 'Choose a new password', link: page('/password-reset') },
    closing: 'We tell you of every change of how your account is protected. This mail asks for nothing else.',
  }),
  'statement-ready': ({ page, month = '' }) => ({
    subject: `Your Portfel statement of ${monthInWords('en', month)} is ready`,
    paragraphs: [
      `your statement of ${monthInWords('en', month)} is ready. What stands in it is for you only, so this mail does not say it. Read it, or keep it as a file, here:`,
    ],
    action: { label: 'Read the statement', link: page(`/wallet/statement?month=${month}`) },
    closing: 'You asked for this mail once a month. Switch it off on the page of the statement.',
  }),
} satisfies Record<string, Template>;

/** The same mails in another language: one that is missing is a type error. */
export type Letters = Readonly<Record<keyof typeof english, Template>>;
