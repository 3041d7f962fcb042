import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BankOptions } from './start-bank';

/** The environment of the bank. @throws naming what is missing */
export function bankConfig(): BankOptions {
  const {
    BANK_HOST: host,
    BANK_PORT: port = '8090',
    BANK_FILE: file = join(tmpdir(), 'portfel-bank.json'),
  } = process.env;
  return {
    host,
    port: Number(port),
    apiKey: needed('BANK_API_KEY'),
    webhook: { url: needed('BANK_WEBHOOK_URL'), secret: needed('BANK_WEBHOOK_SECRET') },
    file,
  };
}

function needed(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`The bank cannot start: ${name} is not set. tools/bank/README.md describes it.`);
  return value;
}
