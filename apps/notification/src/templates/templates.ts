import {
  ConfirmationRequested,
  EmailChanged,
  EmailChangeRequested,
  FarewellRequested,
  PasswordChanged,
  PasswordResetRequested,
  sealedFields,
  type AnyEvent,
  type SealDeclaration,
} from '@portfel/contracts';
import type { Facts, Letter } from './letter';

interface Template {
  /** The event that asks for it: how its address and token are sealed. */
  readonly event: AnyEvent;
  readonly write: (facts: Facts) => Letter;
}

/** Every mail there is. */
export const templates = {
  'confirm-account': {
    event: ConfirmationRequested,
    write: ({ pageWithToken, until }) => ({
      subject: 'Confirm your Portfel account',
      paragraphs: ['one more step and your wallet is yours. Open this page and press Confirm:'],
      action: { label: 'Confirm the account', link: pageWithToken('/account-confirmation') },
      closing: `The link works once, until ${until}. If you did not sign up at Portfel, do nothing: without the confirmation nobody can use the account.`,
    }),
  },
  'reset-password': {
    event: PasswordResetRequested,
    write: ({ pageWithToken, until }) => ({
      subject: 'Choose a new password for Portfel',
      paragraphs: ['somebody, you we hope, has forgotten the password of your account. Choose a new one on this page:'],
      action: { label: 'Choose a new password', link: pageWithToken('/password-reset') },
      closing: `The link works once, until ${until}. If it was not you, do nothing: your password stays as it is.`,
    }),
  },
  'password-changed': {
    event: PasswordChanged,
    write: ({ page }) => ({
      subject: 'Your Portfel password was changed',
      paragraphs: [
        'the password of your account was changed a moment ago, and all other devices were signed out.',
        'If it was you, there is nothing to do. If it was not, choose a new password now:',
      ],
      action: { label: 'Choose a new password', link: page('/password-reset') },
      closing: 'We tell you of every change of your password. This mail asks for nothing else.',
    }),
  },
  'change-email': {
    event: EmailChangeRequested,
    write: ({ pageWithToken, until }) => ({
      subject: 'Confirm your new e-mail address for Portfel',
      paragraphs: [
        'this address is to be the one of your account. Open this page and press Confirm; until then the address you have stays:',
      ],
      action: { label: 'Confirm the address', link: pageWithToken('/email-change-confirmation') },
      closing: `The link works once, until ${until}. If you did not ask for it, do nothing: without the confirmation nothing changes.`,
    }),
  },
  'email-changed': {
    event: EmailChanged,
    write: () => ({
      subject: 'Your Portfel e-mail address was changed',
      paragraphs: [
        'your account has another e-mail address from now on. This one no longer signs in, and no further mail comes here.',
      ],
      closing:
        'If it was not you, somebody knows your password and has read a mail at the new address: write at once to whoever runs this Portfel.',
    }),
  },
  'account-closed': {
    event: FarewellRequested,
    write: () => ({
      subject: 'Your Portfel account is closed',
      paragraphs: [
        'your account is closed, and what we knew about you is deleted: profile, settings, sessions, this address.',
        'Your username will never be given to anybody else. With this address you may open another account whenever you like.',
      ],
      closing: 'This was the last mail. If you did not close the account, somebody else had your password.',
    }),
  },
} as const satisfies Record<string, Template>;

export type TemplateName = keyof typeof templates;

/** How address and token in a job of this template were sealed. */
export function sealsOf(name: TemplateName): ReadonlyMap<string, SealDeclaration<string>> {
  return sealedFields(templates[name].event.data) as ReadonlyMap<string, SealDeclaration<string>>;
}
