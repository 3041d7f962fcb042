import type { Sms } from '../templates/sms';

/** Hands an SMS over to whoever delivers it: Twilio, or a mail in development. */
export interface SmsSender {
  /** @throws SmsRefused when it will never be taken; anything else when another try may go better */
  send(sms: Sms): Promise<void>;
}

export const SMS_SENDER = Symbol('sms-sender');

/** The provider will not take this SMS at any time: there is no such number, for example. */
export class SmsRefused extends Error {}
