import { randomUUID } from 'node:crypto';
import { AccountRegistered, type ProfileFields } from '@portfel/contracts';
import { freshMongo } from '@portfel/testing';
import { ServiceHarness } from '../../../libs/testing/src/service-harness';
import { userConfig } from '../src/user.config';
import { UserModule } from '../src/user.module';

/** The service on a database of its own; both go with `close`. */
export async function startFreshUser() {
  const database = await freshMongo();
  const harness = await ServiceHarness.start(UserModule, userConfig, { storeUrl: database.url });
  const close = async () => {
    await harness.close();
    await database.drop();
  };
  return { harness, close };
}

export const newUsername = () => `ann-${randomUUID().slice(0, 8)}`;

/** @param profile as a form sends it: the choice about the e-mail address may be missing */
export const registered = (
  harness: ServiceHarness,
  accountId: string,
  profile: Partial<ProfileFields> = {},
  username = newUsername(),
) => harness.message(AccountRegistered, { accountId, username, profile: profile as ProfileFields });
