import { Module } from '@nestjs/common';
import { MESSAGE_STORE } from '@portfel/messaging';
import { postgresProviders } from '@portfel/messaging-typeorm';
import { CONFIG } from '@portfel/platform';
import { ConfirmAccountHandler } from './accounts/confirm-account.handler';
import { GetAccountQuery } from './accounts/get-account.query';
import { GetUserDataQuery } from './accounts/get-user-data.query';
import { MailedLinks } from './policy/mailed-links';
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
import { SessionStore } from './storage/session.store';
import { Transactions } from './storage/transactions';

/** Who may get in. */
@Module({
  controllers: [
    SignUpHandler,
    ConfirmAccountHandler,
    ResendConfirmationHandler,
    RequestPasswordResetHandler,
    ResetPasswordHandler,
    ChangePasswordHandler,
    SignInHandler,
    RefreshSessionHandler,
    EndSessionHandler,
    EndOtherSessionsHandler,
    GetAccountQuery,
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
    MailedLinks,
    NewPasswords,
    PasswordCheck,
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
