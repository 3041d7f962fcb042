import { z } from 'zod';
import {
  defineConfig,
  grpcAddress,
  grpcSettings,
  key256,
  platformSettings,
  positiveInteger,
  sealingSettings,
  url,
  type ConfigOf,
} from '@portfel/platform';

/** The environment of `user`. */
export const userConfig = defineConfig(
  'user',
  z
    .object({
      ...platformSettings,
      ...sealingSettings,
      ...grpcSettings,
      /** A photo comes in one question, as large as the gateway lets it be. */
      GRPC_LIMIT_BYTES: positiveInteger.default(32 * 1_024 * 1_024),
      MONGO_URL: z.string().startsWith('mongodb', 'must be a mongodb:// address'),
      AUTH_GRPC: grpcAddress,
      /** Wraps the data key of each person. */
      PROFILE_KEY_ENCRYPTION_KEY: key256,
      PHOTO_STORE: z.enum(['folder', 's3']).default('folder'),
      /** For `folder`: where photos lie; the same for all instances. */
      PHOTO_FOLDER: z.string().optional(),
      /** For `s3`: `https://<key id>:<secret>@<host>/<bucket>?region=<region>`, with the bucket in the path. */
      PHOTO_S3_URL: url.optional(),
      /** The largest picture that is decoded, whatever its file's size. */
      PHOTO_LIMIT_PIXELS: positiveInteger.default(50_000_000),
    })
    .superRefine(({ PHOTO_STORE, ...config }, context) => {
      const name = PHOTO_STORE === 's3' ? 'PHOTO_S3_URL' : 'PHOTO_FOLDER';
      const message = `is needed by PHOTO_STORE=${PHOTO_STORE}`;
      if (!config[name]) context.addIssue({ code: 'custom', path: [name], message });
    }),
);
export type UserConfig = ConfigOf<typeof userConfig>;
