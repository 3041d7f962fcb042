import { z } from 'zod';
import {
  defineConfig,
  grpcSettings,
  json,
  key256,
  platformSettings,
  port,
  positiveInteger,
  sealingSettings,
  url,
  type ConfigOf,
} from '@portfel/platform';
import { OidcClient } from './security/oidc-client';

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
    /** Origin of the web page, where everybody finds the OpenID provider: `https://portfel.example`. */
    OIDC_ISSUER: url.refine((text) => new URL(text).origin === text, 'must be an origin, without a path'),
    /** Where the gateway finds it; never published. */
    OIDC_HOST: z.string().default('127.0.0.1'),
    OIDC_PORT: port.default(0),
    /** Sign the provider's cookies; the first signs, the others are still believed. Commas between them. */
    OIDC_COOKIE_KEYS: z
      .string()
      .transform((text) => text.split(','))
      .refine((keys) => keys.every((key) => key.length >= 32), 'must have at least 32 characters each'),
    /** JSON: the applications that may sign people in; see docs/oauth.md. */
    OIDC_CLIENTS: json(z.array(OidcClient)).default([]),
    /** Of an application that sets nothing else (SD-U11). */
    OIDC_ACCESS_TOKEN_MINUTES: positiveInteger.default(60),
    /** What a person allowed ends after this many hours; refreshing does not prolong it. */
    OIDC_GRANT_HOURS: positiveInteger.default(336),
  }),
);
export type AuthConfig = ConfigOf<typeof authConfig>;
