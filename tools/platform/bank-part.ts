import { join } from 'node:path';
import { repositoryFolder } from '../local/local';
import type { LocalPart } from '../local/local-part';
import { prepareFolder, startPart } from '../local/process/start-part';
import type { Secrets } from './secrets';

export interface BankPart {
  readonly folder: string;
  readonly port: number;
  /** Whom it tells how payments have ended. */
  readonly gatewayUrl: string;
  readonly secrets: Pick<Secrets, 'bankApiKey' | 'bankWebhookSecret'>;
  readonly log: (line: string) => void;
}

/** What it knows, below its folder. */
export const bankFileIn = (folder: string): string => join(folder, 'payments.json');

/** The simulated bank as a process of its own; what it knows stays in the folder. */
export async function startBankPart({ folder, port, gatewayUrl, secrets, log }: BankPart): Promise<LocalPart> {
  await prepareFolder('the bank', folder, [port]);
  return await startPart({
    name: 'bank',
    folder,
    port,
    program: process.execPath,
    args: [join(repositoryFolder, 'dist/tools/bank/main.js')],
    env: {
      BANK_PORT: String(port),
      BANK_API_KEY: secrets.bankApiKey,
      BANK_WEBHOOK_URL: `${gatewayUrl}/api/v1/payments/webhooks/bank`,
      BANK_WEBHOOK_SECRET: secrets.bankWebhookSecret,
      BANK_FILE: bankFileIn(folder),
    },
    probe: async () => {
      const answer = await fetch(`http://127.0.0.1:${port}/health`, { signal: AbortSignal.timeout(2_000) });
      if (!answer.ok) throw new Error(`/health answers ${answer.status}`);
      await answer.arrayBuffer();
    },
    log,
  });
}
