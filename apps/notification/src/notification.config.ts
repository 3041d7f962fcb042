import { z } from 'zod';
import { defineConfig, grpcSettings, platformSettings, sealingSettings, url, type ConfigOf } from '@portfel/platform';

/** The environment of `notification`. */
export const notificationConfig = defineConfig(
  'notification',
  z.object({
    ...platformSettings,
    ...sealingSettings,
    ...grpcSettings,
    MONGO_URL: z.string().startsWith('mongodb', 'must be a mongodb:// address'),
    /** `smtp://user:password@host:port`, or `smtps://`. */
    SMTP_URL: z.string().regex(/^smtps?:\/\//, 'must be an smtp:// or smtps:// address'),
    MAIL_FROM: z.string().min(3).default('Portfel <no-reply@portfel.example>'),
    /** Where people open the web client; links in mails begin with it. */
    WEB_URL: url,
  }),
);
export type NotificationConfig = ConfigOf<typeof notificationConfig>;
