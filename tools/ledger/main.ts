import { createDataSource } from '@portfel/messaging-typeorm';
import { messagesConfig } from '../messages/messages.config';
import { verifyLedger } from './verify-ledger';

const USAGE = 'npm run ledger -- verify';

main(process.argv.slice(2)).then(
  (holds) => process.exit(holds ? 0 : 1),
  (error: unknown) => {
    console.error((error as Error).message);
    process.exit(1);
  },
);

/** `npm run ledger -- verify`: whether the ledger of the demo, or of the container of wallet, is what it was written as. */
async function main([command, ...rest]: readonly string[]): Promise<boolean> {
  if (command !== 'verify' || rest.length > 0) throw new Error(USAGE);
  const { stores } = messagesConfig();
  if (!stores.wallet) throw new Error('It is not known where the ledger is. Run this in the container of wallet.');
  const wallet = await createDataSource({ url: stores.wallet, entities: [], migrations: [] })
    // A long look, not one of many short ones.
    .setOptions({ extra: { statement_timeout: 0 } })
    .initialize();
  try {
    const { findings, accounts, transfers, entries, seal } = await verifyLedger(wallet);
    for (const finding of findings) console.error(finding);
    const counted = `${transfers} transfers, ${entries} entries, ${accounts} accounts`;
    console.log(
      findings.length > 0 ? `The ledger is BROKEN: ${counted}.` : `The ledger holds: ${counted}. Seal ${seal}`,
    );
    return findings.length === 0;
  } finally {
    await wallet.destroy();
  }
}
