import { z } from 'zod';
import {
  defineConfig,
  grpcAddress,
  platformSettings,
  port,
  positiveInteger,
  sealingSettings,
  secret,
  url,
  type ConfigOf,
} from '@portfel/platform';

/** `id:hash` with commas between; the hash is the SHA-256 of the client's secret in hex, and the secret is random. */
const clients = z
  .string()
  .regex(/^[\w.-]+:[0-9a-f]{64}(,[\w.-]+:[0-9a-f]{64})*$/, 'must be <id>:<SHA-256 in hex>, with commas between')
  .transform((text) => new Map(text.split(',').map((one) => one.split(':') as [string, string])))
  .transform((hashes) => new Map([...hashes].map(([id, hash]) => [id, Buffer.from(hash, 'hex')])));

/** How often one address may ask in a minute; 0 for as often as it likes. */
const perMinute = z.coerce.number().int().min(0);

/** The environment of `gateway`. */
export const gatewayConfig = defineConfig(
  'gateway',
  z.object({
    ...platformSettings,
    ...sealingSettings,
    HOST: z.string().default('127.0.0.1'),
    PORT: port.default(3000),
    AUTH_GRPC: grpcAddress,
    USER_GRPC: grpcAddress,
    WALLET_GRPC: grpcAddress,
    NOTIFICATION_GRPC: grpcAddress,
    /** Where auth serves OAuth and OpenID Connect, e.g. http://auth:9001. */
    AUTH_OIDC_URL: url,
    /** Derives command ids from idempotency keys, keys body hashes and signs operation ids. The same on every instance. */
    COMMAND_SECRET: secret,
    /** The bank signs its webhooks with it. */
    BANK_WEBHOOK_SECRET: secret,
    /** How long a request waits for its outcome before it is answered 202. */
    COMMAND_WAIT_MS: positiveInteger.default(2_000),
    /** The same for requests whose answer holds tokens and cannot be fetched later; then 504. */
    SECRET_WAIT_MS: positiveInteger.default(10_000),
    /** How long the broker may take to acknowledge before the request is answered 503. */
    ACKNOWLEDGE_MS: positiveInteger.default(5_000),
    /** How long a stream of events goes on; shorter than an access token lives, so that a fresh one is shown. */
    STREAM_LIFE_MS: positiveInteger.default(10 * 60_000),
    /** The largest picture that is taken as a photo. */
    PHOTO_LIMIT_BYTES: positiveInteger.default(8 * 1_024 * 1_024),
    /** Whose word about the caller's address is taken: addresses, networks, `loopback`, `uniquelocal`. */
    TRUSTED_PROXIES: z.string().default('loopback'),
    /** Without it anybody is answered. */
    GATEWAY_CLIENTS: clients.optional(),
    /** Sign-in and whatever else can be guessed at. */
    RATE_LIMIT_CREDENTIALS: perMinute.default(30),
    /** What sends somebody a mail or a message. */
    RATE_LIMIT_MAIL: perMinute.default(10),
    RATE_LIMIT_ORDINARY: perMinute.default(1_200),
  }),
);
export type GatewayConfig = ConfigOf<typeof gatewayConfig>;
