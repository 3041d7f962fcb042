import { Module } from '@nestjs/common';
import { MESSAGE_STORE } from '@portfel/messaging';
import { mongoProviders } from '@portfel/messaging-mongoose';
import { CONFIG } from '@portfel/platform';
import { DeliveryWorker } from './deliveries/delivery-worker';
import { SendConfirmationMailWhenConfirmationRequestedHandler } from './deliveries/send-confirmation-mail-when-confirmation-requested.handler';
import { SmtpMailer } from './deliveries/smtp-mailer';
import { DeliveryStore } from './storage/delivery.store';
import { ConfirmationMail } from './templates/confirmation-mail';
import { schemas } from './storage/schema';

/** What people are told, and whether it reached them. */
@Module({
  controllers: [SendConfirmationMailWhenConfirmationRequestedHandler],
  providers: [...mongoProviders(schemas, CONFIG), DeliveryStore, DeliveryWorker, SmtpMailer, ConfirmationMail],
  exports: [MESSAGE_STORE],
})
export class NotificationModule {}
