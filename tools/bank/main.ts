import { bankConfig } from './bank.config';
import { startBank } from './start-bank';

/** A simulated bank as a process of its own: `node dist/tools/bank/main.js`. Ends with SIGTERM. */
startBank(bankConfig()).then(
  ({ url, close }) => {
    console.log(`The bank answers at ${url}`);
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => void close().then(() => process.exit(0)));
    }
  },
  (error: unknown) => {
    console.error((error as Error).message);
    process.exit(1);
  },
);
