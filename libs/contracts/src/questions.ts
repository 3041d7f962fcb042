export type {
  AuthQueryService,
  CheckSessionRequest,
  CheckSessionResponse,
  GetAccountRequest,
  GetAccountResponse,
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
  TokenData,
} from './generated/portfel/auth/v1/auth';
export type {
  GetOperationRequest,
  GetOperationResponse,
  OperationQueryService,
} from './generated/portfel/operations/v1/operations';
export type { GetProfileRequest, GetProfileResponse, UserQueryService } from './generated/portfel/user/v1/user';
export type {
  Asset,
  GetWalletRequest,
  GetWalletResponse,
  Movement,
  WalletAccount,
  WalletQueryService,
} from './generated/portfel/wallet/v1/wallet';
