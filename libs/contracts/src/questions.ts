export type {
  AuthQueryService,
  CheckSessionRequest,
  CheckSessionResponse,
  FindPersonRequest,
  FindPersonResponse,
  GetAccountRequest,
  GetAccountResponse,
  GetEmailRequest,
  GetEmailResponse,
  GetSigningKeysRequest,
  GetSigningKeysResponse,
  ListSessionsRequest,
  ListSessionsResponse,
} from './generated/portfel/auth/v1/auth';
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
export type {
  Asset,
  GetWalletRequest,
  GetWalletResponse,
  Movement,
  WalletAccount,
  WalletQueryService,
} from './generated/portfel/wallet/v1/wallet';
