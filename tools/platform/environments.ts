import type { Secrets } from './secrets';

export type Environment = Readonly<Record<string, string>>;
export const SERVICES = ['auth', 'user', 'wallet', 'notification', 'gateway'] as const;
export type ServiceName = (typeof SERVICES)[number];

/** Where the real parts are. */
export interface Addresses {
  readonly kafkaBrokers: readonly string[];
  readonly databaseUrls: Readonly<Record<'auth' | 'wallet', string>>;
  readonly mongoUrls: Readonly<Record<'user' | 'notification', string>>;
  /** Where the photos of people lie. */
  readonly photoFolder: string;
  readonly smtpUrl: string;
  /** Where the bank answers. */
  readonly bankUrl: string;
  readonly webUrl: string;
}

/** For a process whose parts are all replaced. */
export const NOWHERE: Addresses = {
  kafkaBrokers: ['nowhere:1'],
  databaseUrls: { auth: 'postgres://nowhere/auth', wallet: 'postgres://nowhere/wallet' },
  mongoUrls: { user: 'mongodb://nowhere/user', notification: 'mongodb://nowhere/notification' },
  photoFolder: '/nowhere',
  smtpUrl: 'smtp://nowhere:25',
  bankUrl: 'http://nowhere',
  webUrl: 'http://nowhere',
};

/** Ports of our own processes. */
export interface ServicePorts {
  readonly gateway: number;
  /** Where auth serves OAuth to the gateway. */
  readonly oidc: number;
  readonly grpc: Readonly<Record<'auth' | 'user' | 'wallet' | 'notification', number>>;
  readonly internal: Readonly<Record<ServiceName, number>>;
}

export const PORTS_NEEDED = 1 + 4 + SERVICES.length + 1;

export function servicePorts(free: readonly number[], gateway?: number): ServicePorts {
  const [first, auth, user, wallet, notification, ...internal] = free as [
    number,
    number,
    number,
    number,
    number,
    ...number[],
  ];
  return {
    gateway: gateway ?? first,
    oidc: internal[SERVICES.length] ?? 0,
    grpc: { auth, user, wallet, notification },
    internal: Object.fromEntries(SERVICES.map((name, index) => [name, internal[index]!])) as Record<
      ServiceName,
      number
    >,
  };
}

/** What each service has to be told; each gets its own secrets and nobody else's. */
export function environments(
  addresses: Addresses,
  ports: ServicePorts,
  secrets: Secrets,
  extra: Environment = {},
): Record<ServiceName, Environment> {
  const publicKeys = Object.fromEntries(Object.entries(secrets.sealing).map(([name, pair]) => [name, pair.publicKey]));
  const ofEvery = (name: ServiceName): Environment => ({
    NODE_ENV: 'development',
    KAFKA_BROKERS: addresses.kafkaBrokers.join(','),
    INTERNAL_PORT: String(ports.internal[name]),
    SEALING_PUBLIC_KEYS: JSON.stringify(publicKeys),
    SERVICE_TOKEN: secrets.serviceToken,
    ...extra,
  });
  const sealedTo = (name: string) => ({ SEALING_PRIVATE_KEY: JSON.stringify(secrets.sealing[name]!.privateKey) });
  return {
    auth: {
      ...ofEvery('auth'),
      ...sealedTo('auth'),
      GRPC_PORT: String(ports.grpc.auth),
      DATABASE_URL: addresses.databaseUrls.auth,
      ACCESS_TOKEN_PRIVATE_KEY: secrets.accessTokenPrivateKey,
      ACCESS_TOKEN_KEY_ID: secrets.accessTokenKeyId,
      FIELD_ENCRYPTION_KEY: secrets.fieldEncryptionKey,
      BLIND_INDEX_KEY: secrets.blindIndexKey,
      OIDC_ISSUER: addresses.webUrl,
      OIDC_PORT: String(ports.oidc),
      OIDC_COOKIE_KEYS: secrets.oidcCookieKey,
    },
    user: {
      ...ofEvery('user'),
      ...sealedTo('user'),
      GRPC_PORT: String(ports.grpc.user),
      MONGO_URL: addresses.mongoUrls.user,
      AUTH_GRPC: `127.0.0.1:${ports.grpc.auth}`,
      PROFILE_KEY_ENCRYPTION_KEY: secrets.profileKeyEncryptionKey,
      PHOTO_FOLDER: addresses.photoFolder,
    },
    wallet: {
      ...ofEvery('wallet'),
      ...sealedTo('wallet'),
      GRPC_PORT: String(ports.grpc.wallet),
      DATABASE_URL: addresses.databaseUrls.wallet,
      DATA_KEY_ENCRYPTION_KEY: secrets.dataKeyEncryptionKey,
      QUOTE_KEY: secrets.quoteKey,
      WELCOME_POINTS: '100',
      BANK_URL: addresses.bankUrl,
      BANK_API_KEY: secrets.bankApiKey,
    },
    notification: {
      ...ofEvery('notification'),
      ...sealedTo('notification'),
      GRPC_PORT: String(ports.grpc.notification),
      MONGO_URL: addresses.mongoUrls.notification,
      SMTP_URL: addresses.smtpUrl,
      WEB_URL: addresses.webUrl,
    },
    gateway: {
      ...ofEvery('gateway'),
      ...sealedTo('gateway'),
      PORT: String(ports.gateway),
      AUTH_GRPC: `127.0.0.1:${ports.grpc.auth}`,
      USER_GRPC: `127.0.0.1:${ports.grpc.user}`,
      WALLET_GRPC: `127.0.0.1:${ports.grpc.wallet}`,
      NOTIFICATION_GRPC: `127.0.0.1:${ports.grpc.notification}`,
      COMMAND_SECRET: secrets.commandSecret,
      BANK_WEBHOOK_SECRET: secrets.bankWebhookSecret,
      // On one machine everybody has the same address.
      RATE_LIMIT_CREDENTIALS: '0',
      RATE_LIMIT_MAIL: '0',
      RATE_LIMIT_ORDINARY: '0',
      AUTH_OIDC_URL: `http://127.0.0.1:${ports.oidc}`,
    },
  };
}
