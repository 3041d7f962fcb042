import type { MongoName, PostgresName } from './databases';

interface ConsumerGroup {
  readonly group: string;
  readonly topic: string;
  readonly store: { readonly postgres: PostgresName } | { readonly mongo: MongoName };
  /** The events it takes; a command consumer takes all commands of its topic. */
  readonly events?: readonly string[];
}

/** A group of `notification` that mails, or sends an SMS, when something has happened to an account. */
const sending = (stem: string, event: string): ConsumerGroup => ({
  group: `notification.${stem}`,
  topic: 'auth.events',
  store: { mongo: 'notification' },
  events: [event],
});

/** Written down once more, here, on purpose: what the platform says of itself is not what it is judged by. */
export const consumerGroups: readonly ConsumerGroup[] = [
  { group: 'auth.commands', topic: 'auth.commands', store: { postgres: 'auth' } },
  { group: 'wallet.commands', topic: 'wallet.commands', store: { postgres: 'wallet' } },
  { group: 'user.commands', topic: 'user.commands', store: { mongo: 'user' } },
  {
    group: 'wallet.open-wallet-when-account-registered',
    topic: 'auth.events',
    store: { postgres: 'wallet' },
    events: ['Auth.AccountRegistered', 'Auth.AccountClosed'],
  },
  {
    group: 'user.create-profile-when-account-registered',
    topic: 'auth.events',
    store: { mongo: 'user' },
    events: ['Auth.AccountRegistered', 'Auth.UsernameChanged', 'Auth.AccountClosed'],
  },
  sending('send-confirmation-mail-when-confirmation-requested', 'Auth.ConfirmationRequested'),
  sending('send-password-reset-mail-when-password-reset-requested', 'Auth.PasswordResetRequested'),
  sending('send-password-changed-mail-when-password-changed', 'Auth.PasswordChanged'),
  sending('send-email-change-mail-when-email-change-requested', 'Auth.EmailChangeRequested'),
  sending('send-email-changed-mail-when-email-changed', 'Auth.EmailChanged'),
  sending('send-farewell-mail-when-farewell-requested', 'Auth.FarewellRequested'),
  sending('send-new-device-mail-when-signed-in-from-new-device', 'Auth.SignedInFromNewDevice'),
  sending('send-second-factor-mail-when-second-factor-changed', 'Auth.SecondFactorChanged'),
  sending('send-sms-when-sms-requested', 'Auth.SmsRequested'),
  sending('send-statement-mail-when-statement-mail-requested', 'Auth.StatementMailRequested'),
  {
    group: 'auth.request-statement-mail-when-statement-ready',
    topic: 'wallet.events',
    store: { postgres: 'auth' },
    events: ['Wallet.StatementReady'],
  },
];
