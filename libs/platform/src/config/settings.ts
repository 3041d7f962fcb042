import { z } from 'zod';

/** Building blocks for `*.config.ts`: environment variables are strings. */
export const port = z.coerce.number().int().min(0).max(65_535);
export const positiveInteger = z.coerce.number().int().positive();
export const url = z.url();

/** A symmetric secret. */
export const secret = z.string().min(32, 'must have at least 32 characters');

/** 32 random bytes in base64. */
export const key256 = z
  .string()
  .transform((text) => Buffer.from(text.replace(/^dev-only:/, ''), 'base64'))
  .refine((bytes) => bytes.byteLength === 32, 'must be 32 bytes in base64');

/** JSON in a variable. */
export const json = <T extends z.ZodType>(shape: T) =>
  z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: 'custom', message: 'must be JSON' });
        return z.NEVER;
      }
    })
    .pipe(shape);

const jwk = z.looseObject({ kty: z.string() });
const addresses = z.string().transform((text) => text.split(',').map((address) => address.trim()));

/** What every service reads. */
export const platformSettings = {
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  KAFKA_BROKERS: addresses,
  /** Health and metrics; never published. */
  INTERNAL_HOST: z.string().default('127.0.0.1'),
  INTERNAL_PORT: port.default(0),
  /** Public sealing keys, JSON: service name → JWK. */
  SEALING_PUBLIC_KEYS: json(z.record(z.string(), jwk)),
  /** How many keys of one partition are worked on at once (SD-E07). */
  KEYS_AT_ONCE: positiveInteger.max(100).default(10),
  /** Where traces go, e.g. http://127.0.0.1:4318/v1/traces (OTLP over HTTP); without it nothing is traced. */
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: url.optional(),
  /** Shown by services to each other on gRPC. */
  SERVICE_TOKEN: secret,
};

/** For services that somebody seals to. */
export const sealingSettings = { SEALING_PRIVATE_KEY: json(jwk) };

/** For services that answer questions. */
export const grpcSettings = {
  GRPC_HOST: z.string().default('127.0.0.1'),
  GRPC_PORT: port,
  /** The largest question that is read. */
  GRPC_LIMIT_BYTES: positiveInteger.default(1_000_000),
};

/** Where other services answer: `host:port`, or the IP addresses of several instances with commas between them. */
export const grpcAddress = z.string().regex(/^[\w.-]+:\d+(,[\d.]+:\d+)*$/, 'must be host:port');

export type PlatformSettings = z.infer<z.ZodObject<typeof platformSettings>> &
  Partial<z.infer<z.ZodObject<typeof sealingSettings>>> &
  Partial<z.infer<z.ZodObject<typeof grpcSettings>>>;
