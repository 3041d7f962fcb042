import type { BatchHandler, Broker } from '@portfel/messaging';
import { WalletNews } from '../../apps/gateway/src/stream/wallet-news';
import { startBenchGateway } from '../gateway/bench-gateway';
import { CapturedBroker } from '../ledger/captured-broker';
import { sendTransfers } from './transfers';

// node portfel-stream.main.js <file with secrets> <file with ids of people>
const [secretsFile = '', peopleFile = ''] = process.argv.slice(2);
const GROUP = 'news';

/** The real gateway; what it hears of the wallet comes from here. */
async function start(): Promise<void> {
  const app = await startBenchGateway(secretsFile);
  const broker = new CapturedBroker();
  app.get(WalletNews).follow(broker as Broker, GROUP);
  const hear: BatchHandler = broker.consumer(GROUP);
  const never = new AbortController().signal;
  const record = { topic: 'wallet.events', partition: 0, offset: '0', key: '', headers: {} };
  sendTransfers(peopleFile, (value) => void hear([{ ...record, value }], never));
}
void start();
