import { Module } from '@nestjs/common';
import { MESSAGE_STORE } from '@portfel/messaging';
import { mongoProviders } from '@portfel/messaging-mongoose';
import { CONFIG } from '@portfel/platform';
import { DeliveryWorker } from './deliveries/delivery-worker';
import { OutgoingMails } from './deliveries/outgoing-mails';
import { SendConfirmationMailWhenConfirmationRequestedHandler } from './deliveries/send-confirmation-mail-when-confirmation-requested.handler';
import { SendEmailChangedMailWhenEmailChangedHandler } from './deliveries/send-email-changed-mail-when-email-changed.handler';
import { SendEmailChangeMailWhenEmailChangeRequestedHandler } from './deliveries/send-email-change-mail-when-email-change-requested.handler';
import { SendFarewellMailWhenFarewellRequestedHandler } from './deliveries/send-farewell-mail-when-farewell-requested.handler';
import { SendPasswordChangedMailWhenPasswordChangedHandler } from './deliveries/send-password-changed-mail-when-password-changed.handler';
import { SendPasswordResetMailWhenPasswordResetRequestedHandler } from './deliveries/send-password-reset-mail-when-password-reset-requested.handler';
import { SmtpMailer } from './deliveries/smtp-mailer';
import { DeliveryStore } from './storage/delivery.store';
import { MailWriter } from './templates/mail-writer';
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
  ],
  providers: [...mongoProviders(schemas, CONFIG), DeliveryStore, DeliveryWorker, OutgoingMails, SmtpMailer, MailWriter],
  exports: [MESSAGE_STORE],
})
export class NotificationModule {}
