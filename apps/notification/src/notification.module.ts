import { Module } from '@nestjs/common';
import { MESSAGE_STORE } from '@portfel/messaging';
import { mongoProviders } from '@portfel/messaging-mongoose';
import { CONFIG } from '@portfel/platform';
import { DeliveryWorker } from './deliveries/delivery-worker';
import { ListDeliveriesQuery } from './deliveries/list-deliveries.query';
import { MailedSms } from './deliveries/mailed-sms';
import { OutgoingMessages } from './deliveries/outgoing-messages';
import { SendConfirmationMailWhenConfirmationRequestedHandler } from './deliveries/send-confirmation-mail-when-confirmation-requested.handler';
import { SendEmailChangedMailWhenEmailChangedHandler } from './deliveries/send-email-changed-mail-when-email-changed.handler';
import { SendEmailChangeMailWhenEmailChangeRequestedHandler } from './deliveries/send-email-change-mail-when-email-change-requested.handler';
import { SendFarewellMailWhenFarewellRequestedHandler } from './deliveries/send-farewell-mail-when-farewell-requested.handler';
import { SendNewDeviceMailWhenSignedInFromNewDeviceHandler } from './deliveries/send-new-device-mail-when-signed-in-from-new-device.handler';
import { SendPasswordChangedMailWhenPasswordChangedHandler } from './deliveries/send-password-changed-mail-when-password-changed.handler';
import { SendPasswordResetMailWhenPasswordResetRequestedHandler } from './deliveries/send-password-reset-mail-when-password-reset-requested.handler';
import { SendSecondFactorMailWhenSecondFactorChangedHandler } from './deliveries/send-second-factor-mail-when-second-factor-changed.handler';
import { SendSmsWhenSmsRequestedHandler } from './deliveries/send-sms-when-sms-requested.handler';
import { SendStatementMailWhenStatementMailRequestedHandler } from './deliveries/send-statement-mail-when-statement-mail-requested.handler';
import { SMS_SENDER } from './deliveries/sms-sender';
import { SmtpMailer } from './deliveries/smtp-mailer';
import { TwilioSms } from './deliveries/twilio-sms';
import type { NotificationConfig } from './notification.config';
import { DeliveryStore } from './storage/delivery.store';
import { MailWriter } from './templates/mail-writer';
import { SmsWriter } from './templates/sms-writer';
import { schemas } from './storage/schema';

/** What people are told, and whether it reached them. */
@Module({
  controllers: [
    SendConfirmationMailWhenConfirmationRequestedHandler,
    SendPasswordResetMailWhenPasswordResetRequestedHandler,
    SendPasswordChangedMailWhenPasswordChangedHandler,
    SendEmailChangeMailWhenEmailChangeRequestedHandler,
    SendEmailChangedMailWhenEmailChangedHandler,
    SendFarewellMailWhenFarewellRequestedHandler,
    SendNewDeviceMailWhenSignedInFromNewDeviceHandler,
    SendSecondFactorMailWhenSecondFactorChangedHandler,
    SendSmsWhenSmsRequestedHandler,
    SendStatementMailWhenStatementMailRequestedHandler,
    ListDeliveriesQuery,
  ],
  providers: [
    ...mongoProviders(schemas, CONFIG),
    DeliveryStore,
    DeliveryWorker,
    OutgoingMessages,
    SmtpMailer,
    MailWriter,
    SmsWriter,
    {
      provide: SMS_SENDER,
      inject: [CONFIG, SmtpMailer],
      useFactory: (config: NotificationConfig, mailer: SmtpMailer) =>
        config.SMS_PROVIDER === 'twilio' ? new TwilioSms(config) : new MailedSms(mailer),
    },
  ],
  exports: [MESSAGE_STORE],
})
export class NotificationModule {}
