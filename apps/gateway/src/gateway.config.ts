import { z } from 'zod';
import {
  defineConfig,
  grpcAddress,
  platformSettings,
  port,
  positiveInteger,
  sealingSettings,
  secret,
  type ConfigOf,
} from '@portfel/platform';

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
    /** Derives command ids from idempotency keys, keys body hashes and signs operation ids. The same on every instance. */
    COMMAND_SECRET: secret,
    /** How long a request waits for its outcome before it is answered 202. */
    COMMAND_WAIT_MS: positiveInteger.default(2_000),
    /** The same for requests whose answer holds tokens and cannot be fetched later; then 504. */
    SECRET_WAIT_MS: positiveInteger.default(10_000),
    /** How long the broker may take to acknowledge before the request is answered 503. */
    ACKNOWLEDGE_MS: positiveInteger.default(5_000),
    /** The largest picture that is taken as a photo. */
    PHOTO_LIMIT_BYTES: positiveInteger.default(8 * 1_024 * 1_024),
  }),
);
export type GatewayConfig = ConfigOf<typeof gatewayConfig>;
