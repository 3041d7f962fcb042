import { z } from 'zod';
import { defineConfig, grpcSettings, platformSettings, sealingSettings } from '@portfel/platform';

/** The environment of `user`. */
export const userConfig = defineConfig(
  'user',
  z.object({
    ...platformSettings,
    ...sealingSettings,
    ...grpcSettings,
    MONGO_URL: z.string().startsWith('mongodb', 'must be a mongodb:// address'),
  }),
);
