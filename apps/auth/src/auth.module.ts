import { Module } from '@nestjs/common';
import { MESSAGE_STORE } from '@portfel/messaging';
import { postgresProviders } from '@portfel/messaging-typeorm';
import { CONFIG } from '@portfel/platform';
import { ChangeEmailHandler } from './accounts/change-email.handler';
import { ChangeUsernameHandler } from './accounts/change-username.handler';
import { CloseAccountHandler } from './accounts/close-account.handler';
import { ConfirmAccountHandler } from './accounts/confirm-account.handler';
import { ConfirmEmailChangeHandler } from './accounts/confirm-email-change.handler';
import { FindPersonQuery } from './accounts/find-person.query';
import { GetAccountQuery } from './accounts/get-account.query';
import { GetEmailQuery } from './accounts/get-email.query';
import { MailedLinks } from './policy/mailed-links';
import { ResendConfirmationHandler } from './accounts/resend-confirmation.handler';
import { SignUpHandler } from './accounts/sign-up.handler';
import { ChangePasswordHandler } from './passwords/change-password.handler';
import { NewPasswords } from './passwords/new-passwords';
import { PasswordCheck } from './policy/password-check';
import { RequestPasswordResetHandler } from './passwords/request-password-reset.handler';
import { ResetPasswordHandler } from './passwords/reset-password.handler';
import { SecondFactor } from './policy/second-factor';
import { SmsCodes } from './policy/sms-codes';
import { ActivatePhoneHandler } from './second-factors/activate-phone.handler';
import { ActivateTotpHandler } from './second-factors/activate-totp.handler';
import { EnrolTotpHandler } from './second-factors/enrol-totp.handler';
import { RemovePhoneHandler } from './second-factors/remove-phone.handler';
import { RemoveTotpHandler } from './second-factors/remove-totp.handler';
import { RenewRecoveryCodesHandler } from './second-factors/renew-recovery-codes.handler';
import { RequestPhoneHandler } from './second-factors/request-phone.handler';
import { SecondFactorChanges } from './second-factors/second-factor-changes';
import { FieldCipher } from './security/field-cipher';
import { PasswordHasher } from './security/password-hasher';
import { AccessTokens } from './sessions/access-tokens';
import { CheckSessionQuery } from './sessions/check-session.query';
import { EndOtherSessionsHandler } from './sessions/end-other-sessions.handler';
import { EndSessionHandler } from './sessions/end-session.handler';
import { GetSigningKeysQuery } from './sessions/get-signing-keys.query';
import { ListSessionsQuery } from './sessions/list-sessions.query';
import { RefreshSessionHandler } from './sessions/refresh-session.handler';
import { SessionGrant } from './sessions/session-grant';
import { SignInHandler } from './sessions/sign-in.handler';
import { AccountStore } from './storage/account.store';
import { entities, migrations } from './storage/schema';
import { OneTimeLinkStore } from './storage/one-time-link.store';
import { PasswordAttemptsStore } from './storage/password-attempts.store';
import { RecoveryCodeStore } from './storage/recovery-code.store';
import { SecondFactorStore } from './storage/second-factor.store';
import { SessionStore } from './storage/session.store';
import { SmsCodeStore } from './storage/sms-code.store';

/** Who may get in. */
@Module({
  controllers: [
    SignUpHandler,
    ConfirmAccountHandler,
    ResendConfirmationHandler,
    RequestPasswordResetHandler,
    ResetPasswordHandler,
    ChangePasswordHandler,
    ChangeUsernameHandler,
    EnrolTotpHandler,
    ActivateTotpHandler,
    RemoveTotpHandler,
    RequestPhoneHandler,
    ActivatePhoneHandler,
    RemovePhoneHandler,
    RenewRecoveryCodesHandler,
    ChangeEmailHandler,
    ConfirmEmailChangeHandler,
    CloseAccountHandler,
    SignInHandler,
    RefreshSessionHandler,
    EndSessionHandler,
    EndOtherSessionsHandler,
    GetAccountQuery,
    FindPersonQuery,
    GetEmailQuery,
    CheckSessionQuery,
    ListSessionsQuery,
    GetSigningKeysQuery,
  ],
  providers: [
    ...postgresProviders({ entities, migrations }, CONFIG),
    AccountStore,
    SessionStore,
    OneTimeLinkStore,
    MailedLinks,
    NewPasswords,
    PasswordCheck,
    SecondFactor,
    SecondFactorChanges,
    SecondFactorStore,
    SmsCodes,
    SmsCodeStore,
    RecoveryCodeStore,
    PasswordAttemptsStore,
    PasswordHasher,
    FieldCipher,
    AccessTokens,
    SessionGrant,
  ],
  exports: [MESSAGE_STORE],
})
export class AuthModule {}
