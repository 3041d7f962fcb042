import { createHash, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

const address = z.url({ protocol: /^https?$/ }).refine((text) => !text.includes('#'), 'must have no fragment');

/** An application that may sign people in with Portfel. */
export const OidcClient = z.strictObject({
  client_id: z.string().regex(/^[\w.-]{1,100}$/),
  /** What people are told. */
  client_name: z.string().min(1).max(100),
  redirect_uris: z.array(address).min(1),
  post_logout_redirect_uris: z.array(address).default([]),
  /** SHA-256 in hex of its secret, which is random; absent for an application that cannot keep one. */
  secret_sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  /** Ours: people are not asked for their consent. */
  first_party: z.boolean().default(false),
  /** Instead of `OIDC_ACCESS_TOKEN_MINUTES` (SD-U11). */
  access_token_minutes: z.int().positive().max(1_440).optional(),
});
export type OidcClient = z.infer<typeof OidcClient>;

/** @param hash SHA-256 in hex of the right secret */
export function isSecretOf(hash: string, shown: string): boolean {
  return timingSafeEqual(createHash('sha256').update(shown).digest(), Buffer.from(hash, 'hex'));
}
