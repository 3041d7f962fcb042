import { Inject, type Provider } from '@nestjs/common';
import type {
  AssetQueryService,
  AuthQueryService,
  BookkeepingQueryService,
  ExchangeQueryService,
  HoldQueryService,
  NotificationQueryService,
  OperationQueryService,
  StatementQueryService,
  PaymentQueryService,
  UserQueryService,
  WalletQueryService,
} from '@portfel/contracts';
import { CONFIG, createQuestionClient, type QuestionClient } from '@portfel/platform';
import type { GatewayConfig } from '../gateway.config';

export type AuthQuestions = QuestionClient<AuthQueryService>;
export type UserQuestions = QuestionClient<UserQueryService>;
export type WalletQuestions = QuestionClient<WalletQueryService>;
export type BookkeepingQuestions = QuestionClient<BookkeepingQueryService>;
export type PaymentQuestions = QuestionClient<PaymentQueryService>;
export type StatementQuestions = QuestionClient<StatementQueryService>;
export type HoldQuestions = QuestionClient<HoldQueryService>;
export type ExchangeQuestions = QuestionClient<ExchangeQueryService>;
export type AssetQuestions = QuestionClient<AssetQueryService>;
export type NotificationQuestions = QuestionClient<NotificationQueryService>;
/** One client per context that handles commands. */
export type OperationQuestions = ReadonlyMap<string, QuestionClient<OperationQueryService>>;

const AUTH = Symbol('auth-questions');
const USER = Symbol('user-questions');
const WALLET = Symbol('wallet-questions');
const BOOKKEEPING = Symbol('bookkeeping-questions');
const PAYMENTS = Symbol('payment-questions');
const STATEMENT = Symbol('statement-questions');
const HOLDS = Symbol('hold-questions');
const EXCHANGES = Symbol('exchange-questions');
const ASSETS = Symbol('asset-questions');
const NOTIFICATION = Symbol('notification-questions');
const OPERATIONS = Symbol('operation-questions');

export const AskAuth = () => Inject(AUTH);
export const AskUser = () => Inject(USER);
export const AskWallet = () => Inject(WALLET);
export const AskBookkeeping = () => Inject(BOOKKEEPING);
export const AskPayments = () => Inject(PAYMENTS);
export const AskStatement = () => Inject(STATEMENT);
export const AskHolds = () => Inject(HOLDS);
export const AskExchanges = () => Inject(EXCHANGES);
export const AskAssets = () => Inject(ASSETS);
export const AskNotification = () => Inject(NOTIFICATION);
export const AskOperations = () => Inject(OPERATIONS);

/** Whom the gateway asks, by gRPC. */
export const questionClients: Provider[] = [
  client<AuthQueryService>(AUTH, 'portfel.auth.v1', 'AuthQueryService', (config) => config.AUTH_GRPC),
  client<UserQueryService>(USER, 'portfel.user.v1', 'UserQueryService', (config) => config.USER_GRPC),
  client<WalletQueryService>(WALLET, 'portfel.wallet.v1', 'WalletQueryService', (config) => config.WALLET_GRPC),
  client<BookkeepingQueryService>(
    BOOKKEEPING,
    'portfel.wallet.v1',
    'BookkeepingQueryService',
    (config) => config.WALLET_GRPC,
  ),
  client<PaymentQueryService>(PAYMENTS, 'portfel.wallet.v1', 'PaymentQueryService', (config) => config.WALLET_GRPC),
  client<StatementQueryService>(
    STATEMENT,
    'portfel.wallet.v1',
    'StatementQueryService',
    (config) => config.WALLET_GRPC,
  ),
  client<HoldQueryService>(HOLDS, 'portfel.wallet.v1', 'HoldQueryService', (config) => config.WALLET_GRPC),
  client<ExchangeQueryService>(EXCHANGES, 'portfel.wallet.v1', 'ExchangeQueryService', (config) => config.WALLET_GRPC),
  client<AssetQueryService>(ASSETS, 'portfel.wallet.v1', 'AssetQueryService', (config) => config.WALLET_GRPC),
  client<NotificationQueryService>(
    NOTIFICATION,
    'portfel.notification.v1',
    'NotificationQueryService',
    (config) => config.NOTIFICATION_GRPC,
  ),
  {
    provide: OPERATIONS,
    inject: [CONFIG],
    useFactory: (config: GatewayConfig): OperationQuestions =>
      new Map([
        ['auth', askOperations(config, config.AUTH_GRPC)],
        ['user', askOperations(config, config.USER_GRPC)],
        ['wallet', askOperations(config, config.WALLET_GRPC)],
      ]),
  },
];

function client<S>(
  token: symbol,
  packageName: string,
  name: string,
  address: (config: GatewayConfig) => string,
): Provider {
  return {
    provide: token,
    inject: [CONFIG],
    useFactory: (config: GatewayConfig) => ask<S>(config, packageName, name, address(config)),
  };
}

function askOperations(config: GatewayConfig, address: string): QuestionClient<OperationQueryService> {
  return ask(config, 'portfel.operations.v1', 'OperationQueryService', address);
}

function ask<S>(config: GatewayConfig, packageName: string, name: string, address: string): QuestionClient<S> {
  return createQuestionClient<S>({ package: packageName, name }, address, { serviceToken: config.SERVICE_TOKEN });
}
