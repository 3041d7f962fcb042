import type { MongoName, PostgresName } from './databases';

interface ConsumerGroup {
  readonly group: string;
  readonly topic: string;
  readonly store: { readonly postgres: PostgresName } | { readonly mongo: MongoName };
  /** The one event it takes; a command consumer takes all commands of its topic. */
  readonly event?: string;
}

/** Written down once more, here, on purpose: what the platform says of itself is not what it is judged by. */
export const consumerGroups: readonly ConsumerGroup[] = [
  { group: 'auth.commands', topic: 'auth.commands', store: { postgres: 'auth' } },
  { group: 'wallet.commands', topic: 'wallet.commands', store: { postgres: 'wallet' } },
  {
    group: 'wallet.open-wallet-when-account-registered',
    topic: 'auth.events',
    store: { postgres: 'wallet' },
    event: 'Auth.AccountRegistered',
  },
  {
    group: 'user.create-profile-when-account-registered',
    topic: 'auth.events',
    store: { mongo: 'user' },
    event: 'Auth.AccountRegistered',
  },
  {
    group: 'notification.send-confirmation-mail-when-confirmation-requested',
    topic: 'auth.events',
    store: { mongo: 'notification' },
    event: 'Auth.ConfirmationRequested',
  },
  {
    group: 'notification.send-password-reset-mail-when-password-reset-requested',
    topic: 'auth.events',
    store: { mongo: 'notification' },
    event: 'Auth.PasswordResetRequested',
  },
  {
    group: 'notification.send-password-changed-mail-when-password-changed',
    topic: 'auth.events',
    store: { mongo: 'notification' },
    event: 'Auth.PasswordChanged',
  },
];
