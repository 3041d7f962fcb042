export type {
  AccountName,
  AuthQueryService,
  CheckSessionRequest,
  CheckSessionResponse,
  GetAccountExportRequest,
  GetAccountExportResponse,
  FindPersonRequest,
  FindPersonResponse,
  GetAccountRequest,
  GetAccountResponse,
  GetEmailRequest,
  GetEmailResponse,
  GetInteractionRequest,
  GetInteractionResponse,
  GetSigningKeysRequest,
  GetSigningKeysResponse,
  GetUserDataRequest,
  GetUserDataResponse,
  GetUserLoginTokenDataRequest,
  GetUserLoginTokenDataResponse,
  IsAuthenticatedRequest,
  IsAuthenticatedResponse,
  ListSessionsRequest,
  ListSessionsResponse,
  ListUsernamesRequest,
  ListUsernamesResponse,
  TokenData,
} from './generated/portfel/auth/v1/auth';
export type {
  ListDeliveriesRequest,
  ListDeliveriesResponse,
  NotificationQueryService,
} from './generated/portfel/notification/v1/notification';
export type {
  GetOperationRequest,
  GetOperationResponse,
  OperationQueryService,
} from './generated/portfel/operations/v1/operations';
export type {
  GetPhotoRequest,
  GetPhotoResponse,
  GetProfileRequest,
  GetProfileResponse,
  GetPublicProfileRequest,
  GetPublicProfileResponse,
  StagePhotoRequest,
  StagePhotoResponse,
  UserQueryService,
} from './generated/portfel/user/v1/user';
export type { ExchangeQueryService, GetQuoteRequest, GetQuoteResponse } from './generated/portfel/wallet/v1/exchanges';
export type { Hold, HoldQueryService, ListHoldsRequest, ListHoldsResponse } from './generated/portfel/wallet/v1/holds';
export type {
  GetTransferRequest,
  GetTransferResponse,
  GetValuationRequest,
  GetValuationResponse,
  ListStatementRequest,
  ListStatementResponse,
  StatementQueryService,
  StatementRow,
  StatementSum,
  SumUpStatementRequest,
  SumUpStatementResponse,
} from './generated/portfel/wallet/v1/statement';
export type {
  GetPaymentRequest,
  GetPaymentResponse,
  ListPaymentsRequest,
  ListPaymentsResponse,
  Payment,
  PaymentQueryService,
} from './generated/portfel/wallet/v1/payments';
export type {
  BookAccount,
  BookAccountMonth,
  BookkeepingQueryService,
  BookMovement,
  GetBookMonthRequest,
  GetBookMonthResponse,
  ListBookAccountsRequest,
  ListBookAccountsResponse,
  ListBookMovementsRequest,
  ListBookMovementsResponse,
} from './generated/portfel/wallet/v1/bookkeeping';
export type {
  AssetDetails,
  AssetQueryService,
  GetAssetRequest,
  GetAssetResponse,
  ListAssetsRequest,
  ListAssetsResponse,
} from './generated/portfel/wallet/v1/assets';
export type {
  Asset,
  GetWalletRequest,
  GetWalletResponse,
  ListMovementsRequest,
  ListMovementsResponse,
  Movement,
  WalletAccount,
  WalletQueryService,
} from './generated/portfel/wallet/v1/wallet';
