import { createKafkaBroker } from '@portfel/messaging';
import { createDataSource } from '@portfel/messaging-typeorm';
import { messagesConfig } from '../messages/messages.config';
import { giveRoles } from './give-roles';

const USAGE = 'npm run accounts -- make-admin <username>';

main(process.argv.slice(2)).then(
  (said) => {
    console.log(said);
    process.exit(0);
  },
  (error: unknown) => {
    console.error((error as Error).message);
    process.exit(1);
  },
);

/** `npm run accounts -- …`: what is done to accounts from the machine, and not over HTTP. */
async function main([command, username, ...rest]: readonly string[]): Promise<string> {
  if (command !== 'make-admin' || !username || rest.length > 0) throw new Error(USAGE);
  const { kafkaBrokers, stores } = messagesConfig();
  if (!stores.auth) throw new Error('It is not known where the accounts are. Run this in the container of auth.');
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  const broker = createKafkaBroker({ clientId: 'accounts', brokers: kafkaBrokers, log, onFatal: () => {} });
  const accounts = await createDataSource({ url: stores.auth, entities: [], migrations: [] }).initialize();
  try {
    return (await giveRoles({ broker, accounts }, { [username]: 'admin' })).join('\n');
  } finally {
    await Promise.all([accounts.destroy(), broker.stop()]);
  }
}
