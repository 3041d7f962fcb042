import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, Reflector } from '@nestjs/core';
import { StandardSchemaSerializerInterceptor } from '@nestjs/common';
import { ArchiveAssetRoute } from './assets/archive-asset.route';
import { BurnAssetRoute } from './assets/burn-asset.route';
import { CreateAssetRoute } from './assets/create-asset.route';
import { EditAssetRoute } from './assets/edit-asset.route';
import { GetAssetRoute } from './assets/get-asset.route';
import { GrantAssetRoute } from './assets/grant-asset.route';
import { ListAssetsRoute } from './assets/list-assets.route';
import { RestoreAssetRoute } from './assets/restore-asset.route';
import { ActivatePhoneRoute } from './auth/activate-phone.route';
import { ActivateTotpRoute } from './auth/activate-totp.route';
import { ChangeEmailRoute } from './auth/change-email.route';
import { ChangeLanguageRoute } from './auth/change-language.route';
import { ChangePasswordRoute } from './auth/change-password.route';
import { ChangeUsernameRoute } from './auth/change-username.route';
import { CloseAccountRoute } from './auth/close-account.route';
import { ConfirmAccountRoute } from './auth/confirm-account.route';
import { ConfirmEmailChangeRoute } from './auth/confirm-email-change.route';
import { ChangeRoleRoute } from './auth/change-role.route';
import { DeactivateAccountRoute } from './auth/deactivate-account.route';
import { EndOneSessionRoute } from './auth/end-one-session.route';
import { EndOtherSessionsRoute } from './auth/end-other-sessions.route';
import { EndSessionRoute } from './auth/end-session.route';
import { EnrolTotpRoute } from './auth/enrol-totp.route';
import { GetSecondFactorRoute } from './auth/get-second-factor.route';
import { ListSessionsRoute } from './auth/list-sessions.route';
import { ReactivateAccountRoute } from './auth/reactivate-account.route';
import { RefreshSessionRoute } from './auth/refresh-session.route';
import { RemovePhoneRoute } from './auth/remove-phone.route';
import { RemoveTotpRoute } from './auth/remove-totp.route';
import { RenewRecoveryCodesRoute } from './auth/renew-recovery-codes.route';
import { RequestPasswordResetRoute } from './auth/request-password-reset.route';
import { RequestPhoneRoute } from './auth/request-phone.route';
import { ResendConfirmationRoute } from './auth/resend-confirmation.route';
import { ResetPasswordRoute } from './auth/reset-password.route';
import { SignInRoute } from './auth/sign-in.route';
import { SignUpRoute } from './auth/sign-up.route';
import { AddBookMovementRoute } from './bookkeeping/add-book-movement.route';
import { CreateBookAccountRoute } from './bookkeeping/create-book-account.route';
import { DeleteBookMovementRoute } from './bookkeeping/delete-book-movement.route';
import { EditBookAccountRoute } from './bookkeeping/edit-book-account.route';
import { EditBookMovementRoute } from './bookkeeping/edit-book-movement.route';
import { GetBookMonthRoute } from './bookkeeping/get-book-month.route';
import { ListBookAccountsRoute } from './bookkeeping/list-book-accounts.route';
import { RemoveBookAccountRoute } from './bookkeeping/remove-book-account.route';
import { SetRealBalanceRoute } from './bookkeeping/set-real-balance.route';
import { AnswerInteractionRoute } from './oidc/answer-interaction.route';
import { GetInteractionRoute } from './oidc/get-interaction.route';
import { GetOperationRoute } from './operations/get-operation.route';
import { OperationIds } from './operations/operation-ids';
import { GetPaymentRoute } from './payments/get-payment.route';
import { ListPaymentsRoute } from './payments/list-payments.route';
import { RequestDepositRoute } from './payments/request-deposit.route';
import { RequestWithdrawalRoute } from './payments/request-withdrawal.route';
import { SettlePaymentRoute } from './payments/settle-payment.route';
import { AcceptGuard } from './policy/accept.guard';
import { AccessTokenGuard } from './policy/access-token.guard';
import { AccessTokenStrategy } from './policy/access-token.strategy';
import { AddressLimits } from './policy/address-limits';
import { ClientGuard } from './policy/client.guard';
import { AssetIds } from './policy/asset-ids';
import { AuthNews } from './policy/auth-news';
import { Commands } from './policy/commands';
import { CredentialsQueue } from './policy/credentials-queue';
import { CrossSiteGuard } from './policy/cross-site.guard';
import { LiveSessions } from './policy/live-sessions';
import { ProblemFilter } from './policy/problem.filter';
import { questionClients } from './policy/questions';
import { RateLimitGuard } from './policy/rate-limit.guard';
import { RefreshCookie } from './policy/refresh-cookie';
import { SigningKeys } from './policy/signing-keys';
import { StepUp } from './policy/step-up';
import { Usernames } from './policy/usernames';
import { validationPipe } from './policy/validation';
import { VerifiedTokens } from './policy/verified-tokens';
import { OpenStreamRoute } from './stream/open-stream.route';
import { Streams } from './stream/streams';
import { WalletNews } from './stream/wallet-news';
import { GetExportRoute } from './user/get-export.route';
import { ChangeProfileRoute } from './user/change-profile.route';
import { GetMeRoute } from './user/get-me.route';
import { GetPhotoRoute } from './user/get-photo.route';
import { GetPublicProfileRoute } from './user/get-public-profile.route';
import { GetSettingsRoute } from './user/get-settings.route';
import { RemovePhotoRoute } from './user/remove-photo.route';
import { SetPhotoRoute } from './user/set-photo.route';
import { CloseLedgerAccountRoute } from './wallet/close-ledger-account.route';
import { GetWalletRoute } from './wallet/get-wallet.route';
import { GetTransferRoute } from './wallet/get-transfer.route';
import { GetValuationRoute } from './wallet/get-valuation.route';
import { GetStatementFileRoute } from './wallet/get-statement-file.route';
import { ListStatementRoute } from './wallet/list-statement.route';
import { OpenAccountRoute } from './wallet/open-account.route';
import { Statements } from './wallet/statements';
import { CaptureHoldRoute } from './wallet/capture-hold.route';
import { ExchangeRoute } from './wallet/exchange.route';
import { GetQuoteRoute } from './wallet/get-quote.route';
import { ListHoldsRoute } from './wallet/list-holds.route';
import { PlaceHoldRoute } from './wallet/place-hold.route';
import { ReleaseHoldRoute } from './wallet/release-hold.route';
import { GetStatementScheduleRoute } from './wallet/get-statement-schedule.route';
import { ScheduleStatementRoute } from './wallet/schedule-statement.route';
import { NameAccountRoute } from './wallet/name-account.route';
import { SetStepUpLimitRoute } from './wallet/set-step-up-limit.route';
import { ReverseTransferRoute } from './wallet/reverse-transfer.route';
import { TransferFundsRoute } from './wallet/transfer-funds.route';

/** The one public door: routes, and the policy every route stands under. */
@Module({
  controllers: [
    SignUpRoute,
    ConfirmAccountRoute,
    ResendConfirmationRoute,
    RequestPasswordResetRoute,
    ResetPasswordRoute,
    ChangeLanguageRoute,
    ChangePasswordRoute,
    ChangeEmailRoute,
    ConfirmEmailChangeRoute,
    CloseAccountRoute,
    SignInRoute,
    RefreshSessionRoute,
    EndSessionRoute,
    ListSessionsRoute,
    EndOneSessionRoute,
    EndOtherSessionsRoute,
    GetSecondFactorRoute,
    EnrolTotpRoute,
    ActivateTotpRoute,
    RemoveTotpRoute,
    RequestPhoneRoute,
    ActivatePhoneRoute,
    RemovePhoneRoute,
    RenewRecoveryCodesRoute,
    ChangeRoleRoute,
    DeactivateAccountRoute,
    ReactivateAccountRoute,
    GetMeRoute,
    GetExportRoute,
    GetSettingsRoute,
    ChangeProfileRoute,
    ChangeUsernameRoute,
    SetPhotoRoute,
    RemovePhotoRoute,
    GetPublicProfileRoute,
    GetPhotoRoute,
    GetWalletRoute,
    OpenAccountRoute,
    CloseLedgerAccountRoute,
    NameAccountRoute,
    GetStatementScheduleRoute,
    ScheduleStatementRoute,
    SetStepUpLimitRoute,
    TransferFundsRoute,
    ListStatementRoute,
    GetStatementFileRoute,
    GetTransferRoute,
    RequestDepositRoute,
    RequestWithdrawalRoute,
    ListPaymentsRoute,
    GetPaymentRoute,
    SettlePaymentRoute,
    GetValuationRoute,
    OpenStreamRoute,
    PlaceHoldRoute,
    CaptureHoldRoute,
    ReleaseHoldRoute,
    ListHoldsRoute,
    GetQuoteRoute,
    ExchangeRoute,
    ListBookAccountsRoute,
    CreateBookAccountRoute,
    EditBookAccountRoute,
    RemoveBookAccountRoute,
    AddBookMovementRoute,
    EditBookMovementRoute,
    DeleteBookMovementRoute,
    GetBookMonthRoute,
    SetRealBalanceRoute,
    ReverseTransferRoute,
    ListAssetsRoute,
    GetAssetRoute,
    CreateAssetRoute,
    EditAssetRoute,
    ArchiveAssetRoute,
    RestoreAssetRoute,
    GrantAssetRoute,
    BurnAssetRoute,
    GetInteractionRoute,
    AnswerInteractionRoute,
    GetOperationRoute,
  ],
  providers: [
    ...questionClients,
    Commands,
    StepUp,
    Statements,
    AssetIds,
    Usernames,
    OperationIds,
    AuthNews,
    LiveSessions,
    Streams,
    WalletNews,
    VerifiedTokens,
    SigningKeys,
    RefreshCookie,
    AccessTokenStrategy,
    AddressLimits,
    // In this order: who may ask at all, how often, from where, for what, and as whom.
    { provide: APP_GUARD, useClass: ClientGuard },
    { provide: APP_GUARD, useClass: RateLimitGuard },
    { provide: APP_GUARD, useClass: CrossSiteGuard },
    { provide: APP_GUARD, useClass: AcceptGuard },
    { provide: APP_GUARD, useClass: AccessTokenGuard },
    { provide: APP_PIPE, useFactory: validationPipe },
    { provide: APP_INTERCEPTOR, useClass: CredentialsQueue },
    {
      provide: APP_INTERCEPTOR,
      inject: [Reflector],
      useFactory: (reflector: Reflector) => new StandardSchemaSerializerInterceptor(reflector),
    },
    { provide: APP_FILTER, useClass: ProblemFilter },
  ],
})
export class GatewayModule {}
