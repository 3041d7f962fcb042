export type SeedSource = 'CT' | 'SD' | 'AT';

/** `stream`: copies of a record for those who keep one, on `<context>.stream`. */
export type RoadKind = 'command' | 'event' | 'stream';

/** One message here that stands for a topic or an event of a source. */
export interface SeedTopic {
  readonly source: SeedSource;
  /** As the source spells it; where one topic has several events, with the event. */
  readonly seed: string;
  /** `<Context>.<Name>`; the context owns it. */
  readonly message: string;
  readonly version: number;
  readonly kind: RoadKind;
  /** Not declared yet. */
  readonly planned: boolean;
  readonly note?: string;
}

const of =
  (source: SeedSource, planned: boolean) =>
  (seed: string, kind: RoadKind, message: string, note?: string, version = 1): SeedTopic => ({
    source,
    seed,
    message,
    version,
    kind,
    planned,
    ...(note && { note }),
  });

const ct = of('CT', false);
const ctPlanned = of('CT', true);
const sd = of('SD', false);
const sdPlanned = of('SD', true);
const at = of('AT', false);
const atPlanned = of('AT', true);

/**
 * Every topic of the sources that name any. Where the producer of a source wrote to another service's database through a
 * topic, the command goes to whoever owns the data here, and the others learn of it from an event.
 */
export const seedTopics: readonly SeedTopic[] = [
  ct('log_auth_action', 'event', 'Auth.ActionLogged', 'kept by `journal`'),
  ctPlanned('log_user_action', 'event', 'User.ActionLogged', 'kept by `journal`'),
  ctPlanned('log_post_action', 'event', 'Post.ActionLogged', 'kept by `journal`'),
  ct('user_logout', 'command', 'Auth.EndSession', 'the session of the caller'),
  ct('user_logout', 'event', 'Auth.SessionEnded'),
  ct('user_logout', 'command', 'Auth.EndOtherSessions', 'every other session of the account'),
  ct('user_created', 'command', 'Auth.SignUp'),
  ct('user_created', 'event', 'Auth.AccountRegistered', '`user` creates the profile'),
  ct('user_created', 'event', 'Auth.ConfirmationRequested', '`notification` mails the link'),
  ct('crypto_for_user_created', 'event', 'Auth.AccountRegistered', '`crypto-rate` will begin a list of favourites'),
  ct('confirm_user_account', 'command', 'Auth.ConfirmAccount'),
  ct('confirm_user_account', 'event', 'Auth.AccountConfirmed'),
  ct('confirm_user_account', 'command', 'Auth.ConfirmEmailChange', 'with `data.email`'),
  ct('change_email', 'command', 'Auth.ChangeEmail'),
  ct('update_user_account', 'command', 'User.ChangeProfile', 'names, links, bio, title'),
  ct('update_user_account', 'command', 'User.SetPhoto', 'photo'),
  ct('update_user_account', 'command', 'Auth.ChangePassword', 'password'),
  ct('update_user_account', 'command', 'Auth.ChangeUsername', 'username'),
  ct('update_user_security_settings', 'command', 'Auth.ActivateTotp', 'twoFaToken, twoFaCode'),
  ct('update_user_security_settings', 'command', 'Auth.ActivatePhone', 'phone, code'),
  ct('update_user_security_settings', 'command', 'User.ChangeProfile', 'publicEmail'),
  ct('send_verification_mobile_code', 'command', 'Auth.RequestPhone'),
  ct('send_verification_mobile_code', 'event', 'Auth.SmsRequested', '`notification` sends the SMS'),
  ct('send_verification_email', 'event', 'Auth.ConfirmationRequested', 'REGISTRATION'),
  ct('send_verification_email', 'event', 'Auth.EmailChangeRequested', 'EMAIL_CHANGE'),
  ct('send_verification_email', 'event', 'Auth.PasswordResetRequested', 'FORGOT_PASSWORD'),
  ct('close_user_account', 'command', 'Auth.CloseAccount'),
  ct('close_account_coins', 'event', 'Auth.AccountClosed', '`crypto-rate` will forget the favourites'),
  ct('close_account_delete_posts', 'event', 'Auth.AccountClosed', '`post` will remove the posts'),
  ctPlanned('post_created', 'command', 'Post.CreatePost'),
  ctPlanned('delete_post', 'command', 'Post.DeletePost'),
  ctPlanned('update_post', 'command', 'Post.UpdatePost'),
  ctPlanned('leave_comment', 'command', 'Post.AddComment'),
  ctPlanned('update_post_info', 'command', 'Post.Vote'),
  ctPlanned('add_crypto_to_favorite', 'command', 'CryptoRate.AddFavorite'),
  ctPlanned('remove_crypto_from_favorite', 'command', 'CryptoRate.RemoveFavorite'),
  ctPlanned('update_coin', 'command', 'CryptoRate.UpdateCoin', 'the outcome is the reply'),

  sd('UserCreated', 'event', 'Auth.AccountRegistered', 'in code: UserSignedUp'),
  sdPlanned('DeliveryPayloadRegistered', 'event', 'Tracking.ParcelRegistered', 'in code: PayloadRegistered'),
  sdPlanned('DeliveryPayloadChangedLocation', 'event', 'Tracking.ParcelMoved', 'in code: DeliveryPositionChanged'),

  atPlanned('accounts_stream Accounts.Created', 'stream', 'Auth.AccountCreated'),
  atPlanned('accounts_stream Accounts.Updated', 'stream', 'Auth.AccountUpdated'),
  at('accounts_events Accounts.RoleChanged', 'event', 'Auth.RoleChanged'),
  atPlanned('tasks_stream Tasks.Created', 'stream', 'Task.TaskCreated', 'version 1 of the source'),
  atPlanned('tasks_stream Tasks.Created', 'stream', 'Task.TaskCreated', 'version 2 of the source', 2),
  atPlanned('tasks_events Tasks.Assigned', 'event', 'Task.TaskAssigned'),
  atPlanned('tasks_events Tasks.Completed', 'event', 'Task.TaskCompleted'),
  atPlanned('accounting_stream Accounting.TransactionCreated', 'stream', 'Accounting.TransactionCreated'),
  atPlanned('accounting_stream Accounting.BalanceCreated', 'stream', 'Accounting.BalanceCreated'),
  atPlanned('accounting_events Accounting.TransactionApplied', 'event', 'Accounting.TransactionApplied'),
  atPlanned('accounting_events Accounting.PaymentMade', 'event', 'Accounting.PaymentMade'),
  atPlanned('billing_cycle_events Accounting.BillingCycleClosed', 'event', 'Accounting.BillingCycleClosed'),
];
