import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { CONFIG } from '@portfel/platform';
import type { NotificationConfig } from '../notification.config';
import type { Mail } from '../templates/mail';

@Injectable()
export class SmtpMailer implements OnApplicationShutdown {
  private readonly transport;

  constructor(@Inject(CONFIG) private readonly config: Pick<NotificationConfig, 'SMTP_URL' | 'MAIL_FROM'>) {
    const secure = config.SMTP_URL.startsWith('smtps:');
    const { hostname: host, port, username, password } = new URL(config.SMTP_URL);
    this.transport = createTransport({
      host,
      port: Number(port || (secure ? 465 : 587)),
      secure,
      auth: username ? { user: decodeURIComponent(username), pass: decodeURIComponent(password) } : undefined,
      pool: true,
      maxConnections: 4,
      connectionTimeout: 5_000,
      greetingTimeout: 5_000,
      socketTimeout: 10_000,
    });
  }

  async send(mail: Mail): Promise<void> {
    await this.transport.sendMail({ from: this.config.MAIL_FROM, ...mail });
  }

  onApplicationShutdown(): void {
    this.transport.close();
  }
}
