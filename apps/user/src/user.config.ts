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
      /** For `s3`: `https://host`, asked with the bucket in the path. */
      PHOTO_S3_ENDPOINT: url.optional(),
      PHOTO_S3_REGION: z.string().default('us-east-1'),
      PHOTO_S3_BUCKET: z.string().optional(),
      PHOTO_S3_ACCESS_KEY_ID: z.string().optional(),
      PHOTO_S3_SECRET_ACCESS_KEY: z.string().optional(),
      /** The largest picture that is decoded, whatever its file's size. */
      PHOTO_LIMIT_PIXELS: positiveInteger.default(50_000_000),
    })
    .superRefine((config, context) => {
      for (const name of NEEDED_BY[config.PHOTO_STORE]) {
        const message = `is needed by PHOTO_STORE=${config.PHOTO_STORE}`;
        if (!config[name]) context.addIssue({ code: 'custom', path: [name], message });
      }
    }),
);
export type UserConfig = ConfigOf<typeof userConfig>;

const NEEDED_BY = {
  folder: ['PHOTO_FOLDER'],
  s3: ['PHOTO_S3_ENDPOINT', 'PHOTO_S3_BUCKET', 'PHOTO_S3_ACCESS_KEY_ID', 'PHOTO_S3_SECRET_ACCESS_KEY'],
} as const;
