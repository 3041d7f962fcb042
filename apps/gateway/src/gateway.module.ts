import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, Reflector } from '@nestjs/core';
import { StandardSchemaSerializerInterceptor } from '@nestjs/common';
import { ChangePasswordRoute } from './auth/change-password.route';
import { ConfirmAccountRoute } from './auth/confirm-account.route';
import { EndOneSessionRoute } from './auth/end-one-session.route';
import { EndOtherSessionsRoute } from './auth/end-other-sessions.route';
import { EndSessionRoute } from './auth/end-session.route';
import { ListSessionsRoute } from './auth/list-sessions.route';
import { RefreshSessionRoute } from './auth/refresh-session.route';
import { RequestPasswordResetRoute } from './auth/request-password-reset.route';
import { ResendConfirmationRoute } from './auth/resend-confirmation.route';
import { ResetPasswordRoute } from './auth/reset-password.route';
import { SignInRoute } from './auth/sign-in.route';
import { SignUpRoute } from './auth/sign-up.route';
import { AnswerInteractionRoute } from './oidc/answer-interaction.route';
import { GetInteractionRoute } from './oidc/get-interaction.route';
import { GetOperationRoute } from './operations/get-operation.route';
import { OperationIds } from './operations/operation-ids';
import { AccessTokenGuard } from './policy/access-token.guard';
import { AccessTokenStrategy } from './policy/access-token.strategy';
import { Commands } from './policy/commands';
import { CrossSiteGuard } from './policy/cross-site.guard';
import { LiveSessions } from './policy/live-sessions';
import { ProblemFilter } from './policy/problem.filter';
import { questionClients } from './policy/questions';
import { RefreshCookie } from './policy/refresh-cookie';
import { SigningKeys } from './policy/signing-keys';
import { validationPipe } from './policy/validation';
import { VerifiedTokens } from './policy/verified-tokens';
import { GetMeRoute } from './user/get-me.route';
import { GetWalletRoute } from './wallet/get-wallet.route';
import { OpenAccountRoute } from './wallet/open-account.route';

/** The one public door: routes, and the policy every route stands under. */
@Module({
  controllers: [
    SignUpRoute,
    ConfirmAccountRoute,
    ResendConfirmationRoute,
    RequestPasswordResetRoute,
    ResetPasswordRoute,
    ChangePasswordRoute,
    SignInRoute,
    RefreshSessionRoute,
    EndSessionRoute,
    ListSessionsRoute,
    EndOneSessionRoute,
    EndOtherSessionsRoute,
    GetMeRoute,
    GetWalletRoute,
    OpenAccountRoute,
    GetInteractionRoute,
    AnswerInteractionRoute,
    GetOperationRoute,
  ],
  providers: [
    ...questionClients,
    Commands,
    OperationIds,
    LiveSessions,
    VerifiedTokens,
    SigningKeys,
    RefreshCookie,
    AccessTokenStrategy,
    { provide: APP_GUARD, useClass: CrossSiteGuard },
    { provide: APP_GUARD, useClass: AccessTokenGuard },
    { provide: APP_PIPE, useFactory: validationPipe },
    {
      provide: APP_INTERCEPTOR,
      inject: [Reflector],
      useFactory: (reflector: Reflector) => new StandardSchemaSerializerInterceptor(reflector),
    },
    { provide: APP_FILTER, useClass: ProblemFilter },
  ],
})
export class GatewayModule {}
