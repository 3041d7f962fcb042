import { z } from 'zod';
import {
  defineConfig,
  grpcSettings,
  key256,
  platformSettings,
  positiveInteger,
  sealingSettings,
  url,
  type ConfigOf,
} from '@portfel/platform';

/** The environment of `auth`. */
export const authConfig = defineConfig(
  'auth',
  z.object({
    ...platformSettings,
    ...sealingSettings,
    ...grpcSettings,
    DATABASE_URL: url,
    /** PKCS #8 PEM of a P-256 key; line breaks may be written `\n`. */
    ACCESS_TOKEN_PRIVATE_KEY: z
      .string()
      .transform((pem) => pem.replace(/^dev-only:/, '').replaceAll('\\n', '\n'))
      .refine((pem) => pem.startsWith('-----BEGIN PRIVATE KEY-----'), 'must be a PKCS #8 private key in PEM'),
    ACCESS_TOKEN_KEY_ID: z.string().min(1),
    ACCESS_TOKEN_MINUTES: positiveInteger.default(15),
    /** A session nobody refreshes ends after this many hours (PF-U03, CT-A05). */
    SESSION_HOURS: positiveInteger.default(168),
    /** One more sign-in ends the session unused for longest (CT-A14). */
    SESSIONS_LIMIT: positiveInteger.default(20),
    CONFIRMATION_LINK_HOURS: positiveInteger.default(48),
    PASSWORD_RESET_LINK_MINUTES: positiveInteger.default(60),
    /** Encrypts e-mail addresses at rest. */
    FIELD_ENCRYPTION_KEY: key256,
    /** Keys the look-up index of e-mail addresses. */
    BLIND_INDEX_KEY: key256,
  }),
);
export type AuthConfig = ConfigOf<typeof authConfig>;
