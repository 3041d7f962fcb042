import { z } from 'zod';
import {
  defineConfig,
  platformSettings,
  port,
  positiveInteger,
  sealingSettings,
  secret,
  url,
  type ConfigOf,
} from '@portfel/platform';

/** `host:port`, or the IP addresses of several instances with commas between them. */
const grpcAddress = z.string().regex(/^[\w.-]+:\d+(,[\d.]+:\d+)*$/, 'must be host:port');

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
    /** Where auth serves OAuth and OpenID Connect, e.g. http://auth:9001. */
    AUTH_OIDC_URL: url,
    /** Derives command ids from idempotency keys, keys body hashes and signs operation ids. The same on every instance. */
    COMMAND_SECRET: secret,
    /** How long a request waits for its outcome before it is answered 202. */
    COMMAND_WAIT_MS: positiveInteger.default(2_000),
    /** The same for requests whose answer holds tokens and cannot be fetched later; then 504. */
    SECRET_WAIT_MS: positiveInteger.default(10_000),
    /** How long the broker may take to acknowledge before the request is answered 503. */
    ACKNOWLEDGE_MS: positiveInteger.default(5_000),
  }),
);
export type GatewayConfig = ConfigOf<typeof gatewayConfig>;
