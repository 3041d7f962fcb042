import { z } from 'zod';
import { defineConfig, grpcSettings, platformSettings, sealingSettings, url, type ConfigOf } from '@portfel/platform';

/** The environment of `notification`. */
export const notificationConfig = defineConfig(
  'notification',
  z
    .object({
      ...platformSettings,
      ...sealingSettings,
      ...grpcSettings,
      MONGO_URL: z.string().startsWith('mongodb', 'must be a mongodb:// address'),
      /** `smtp://user:password@host:port`, or `smtps://`. */
      SMTP_URL: z.string().regex(/^smtps?:\/\//, 'must be an smtp:// or smtps:// address'),
      MAIL_FROM: z.string().min(3).default('Portfel <no-reply@portfel.example>'),
      /** Where people open the web client; links in mails begin with it. */
      WEB_URL: url,
      /** Who delivers SMS: `twilio`, or `mail` for a mail to `<number>@sms.portfel.example`, which is for development. */
      SMS_PROVIDER: z.enum(['twilio', 'mail']).optional(),
      TWILIO_BASE_URL: url.default('https://api.twilio.com'),
      TWILIO_ACCOUNT_SID: z.string().optional(),
      TWILIO_AUTH_TOKEN: z.string().optional(),
      /** The sender: a number of the account, as E.164 writes it. */
      TWILIO_FROM: z.string().optional(),
    })
    .superRefine((env, context) => {
      const need = (name: keyof typeof env, message: string) =>
        env[name] || context.addIssue({ code: 'custom', path: [name], message });
      if (env.NODE_ENV === 'production') need('SMS_PROVIDER', 'is needed in production: twilio or mail');
      if (env.SMS_PROVIDER !== 'twilio') return;
      for (const name of ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'TWILIO_FROM'] as const) {
        need(name, 'is needed when SMS_PROVIDER is twilio');
      }
    }),
);
export type NotificationConfig = ConfigOf<typeof notificationConfig>;
