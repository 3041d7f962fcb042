import { randomUUID } from 'node:crypto';
import { Connection } from 'mongoose';
import { ConfirmationRequested } from '@portfel/contracts';
import { freshMongo, testAddresses } from '@portfel/testing';
import { ServiceHarness, type HarnessOptions } from '../../../libs/testing/src/service-harness';
import { notificationConfig } from '../src/notification.config';
import { NotificationModule } from '../src/notification.module';
import type { DeliveryDocument } from '../src/storage/delivery.schema';

export const startNotification = (options: HarnessOptions) =>
  ServiceHarness.start(NotificationModule, notificationConfig, options);

/** The service on a database of its own; both go with `close`. */
export async function startFreshNotification(smtpUrl = testAddresses().smtpUrl) {
  const database = await freshMongo();
  const harness = await startNotification({ storeUrl: database.url, smtpUrl });
  const close = async () => {
    await harness.close();
    await database.drop();
  };
  return { harness, database, close };
}

/** A person who waits for a mail, with an address nobody else has. */
export const newPerson = () => ({
  accountId: randomUUID(),
  username: 'ann',
  email: `${randomUUID()}@example.com`,
  token: randomUUID() + randomUUID(),
  expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
});
export type Person = ReturnType<typeof newPerson>;

export const requested = (harness: ServiceHarness, person: Person) => harness.message(ConfirmationRequested, person);

export const deliveries = (harness: ServiceHarness) =>
  harness.service.app.get(Connection).model<DeliveryDocument>('deliveries').find().lean<DeliveryDocument[]>();

export interface ArrivedMail {
  readonly messageId: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly to: readonly { readonly address: string }[];
}

/** What the mail server has taken for one address. */
export async function mailsTo(address: string): Promise<ArrivedMail[]> {
  const response = await fetch(`${testAddresses().mailWebUrl}/email`);
  const mails = (await response.json()) as ArrivedMail[];
  return mails.filter(({ to }) => to.some((one) => one.address === address));
}
