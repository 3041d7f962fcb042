import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { MESSAGE_STORE } from '@portfel/messaging';
import { postgresProviders } from '@portfel/messaging-typeorm';
import { CONFIG } from '@portfel/platform';
import { ChangeEmailHandler } from './accounts/change-email.handler';
import { ChangeUsernameHandler } from './accounts/change-username.handler';
import { ChangeRoleHandler } from './accounts/change-role.handler';
import { CloseAccountHandler } from './accounts/close-account.handler';
import { ChangeLanguageHandler } from './accounts/change-language.handler';
import { ConfirmAccountHandler } from './accounts/confirm-account.handler';
import { ConfirmEmailChangeHandler } from './accounts/confirm-email-change.handler';
import { GetAccountExportQuery } from './accounts/get-account-export.query';
import { FindPersonQuery } from './accounts/find-person.query';
import { ListUsernamesQuery } from './accounts/list-usernames.query';
import { DeactivateAccountHandler } from './accounts/deactivate-account.handler';
import { GetAccountQuery } from './accounts/get-account.query';
import { GetEmailQuery } from './accounts/get-email.query';
import { ActionLog } from './policy/action-log';
import { Admins } from './policy/admins';
import { GetUserDataQuery } from './accounts/get-user-data.query';
import { MailedLinks } from './policy/mailed-links';
import { ReactivateAccountHandler } from './accounts/reactivate-account.handler';
import { RequestStatementMailWhenStatementReadyHandler } from './accounts/request-statement-mail-when-statement-ready.handler';
import { ResendConfirmationHandler } from './accounts/resend-confirmation.handler';
import { SignUpHandler } from './accounts/sign-up.handler';
import { AnswerInteractionHandler } from './oidc/answer-interaction.handler';
import { GetInteractionQuery } from './oidc/get-interaction.query';
import { Interactions } from './oidc/interactions';
import { OpenIdListener } from './oidc/openid-listener';
import { OpenIdProvider } from './oidc/openid-provider';
import { SignOut } from './oidc/sign-out';
import { ChangePasswordHandler } from './passwords/change-password.handler';
import { GetUserLoginTokenDataQuery } from './passwords/get-user-login-token-data.query';
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
import { ProveSecondFactorHandler } from './second-factors/prove-second-factor.handler';
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
import { IsAuthenticatedQuery } from './sessions/is-authenticated.query';
import { ListSessionsQuery } from './sessions/list-sessions.query';
import { RefreshSessionHandler } from './sessions/refresh-session.handler';
import { SessionGrant } from './sessions/session-grant';
import { SignInHandler } from './sessions/sign-in.handler';
import { AccountStore } from './storage/account.store';
import { entities, migrations } from './storage/schema';
import { OidcArtefactStore } from './storage/oidc-artefact.store';
import { OneTimeLinkStore } from './storage/one-time-link.store';
import { PasswordAttemptsStore } from './storage/password-attempts.store';
import { RecoveryCodeStore } from './storage/recovery-code.store';
import { SecondFactorStore } from './storage/second-factor.store';
import { SessionStore } from './storage/session.store';
import { SmsCodeStore } from './storage/sms-code.store';
import { Transactions } from './storage/transactions';

/** Who may get in. */
@Module({
  controllers: [
    SignUpHandler,
    ConfirmAccountHandler,
    ResendConfirmationHandler,
    RequestStatementMailWhenStatementReadyHandler,
    ChangeLanguageHandler,
    RequestPasswordResetHandler,
    ResetPasswordHandler,
    ChangePasswordHandler,
    ChangeUsernameHandler,
    EnrolTotpHandler,
    ActivateTotpHandler,
    RemoveTotpHandler,
    ProveSecondFactorHandler,
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
    ChangeRoleHandler,
    DeactivateAccountHandler,
    ReactivateAccountHandler,
    GetAccountQuery,
    GetAccountExportQuery,
    FindPersonQuery,
    ListUsernamesQuery,
    GetEmailQuery,
    CheckSessionQuery,
    ListSessionsQuery,
    GetSigningKeysQuery,
    AnswerInteractionHandler,
    GetInteractionQuery,
    IsAuthenticatedQuery,
    GetUserDataQuery,
    GetUserLoginTokenDataQuery,
  ],
  providers: [
    ...postgresProviders({ entities, migrations }, CONFIG),
    AccountStore,
    SessionStore,
    OneTimeLinkStore,
    { provide: APP_INTERCEPTOR, useClass: ActionLog },
    Admins,
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
    OidcArtefactStore,
    Transactions,
    Interactions,
    OpenIdProvider,
    OpenIdListener,
    SignOut,
  ],
  exports: [MESSAGE_STORE],
})
export class AuthModule {}
