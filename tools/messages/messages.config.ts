import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

export interface MessagesConfig {
  readonly kafkaBrokers: readonly string[];
  /** Service → its own store: a `postgres:` or `mongodb:` address. */
  readonly stores: Readonly<Record<string, string>>;
}

const Addresses = z.object({ kafkaBrokers: z.array(z.string()), stores: z.record(z.string(), z.string()) });

/** Where the demo writes the addresses of its parts while it runs; readable by its owner only. */
export const demoAddressesFile = join('.portfel', 'demo', 'addresses.json');

/**
 * `KAFKA_BROKERS` and `MESSAGE_STORES` (JSON: service → address); in the container of a service what that service
 * reads; else the demo of this folder.
 * @throws Error that says what to set
 */
export function messagesConfig(): MessagesConfig {
  const { KAFKA_BROKERS, MESSAGE_STORES, APP, DATABASE_URL, MONGO_URL } = process.env;
  const kafkaBrokers = (KAFKA_BROKERS ?? '').split(',').filter(Boolean);
  if (kafkaBrokers.length > 0 && MESSAGE_STORES) {
    return Addresses.parse({ kafkaBrokers, stores: JSON.parse(MESSAGE_STORES) as unknown });
  }
  const own = DATABASE_URL ?? MONGO_URL;
  if (kafkaBrokers.length > 0 && APP && own) return { kafkaBrokers, stores: { [APP]: own } };
  if (existsSync(demoAddressesFile)) {
    return Addresses.parse(JSON.parse(readFileSync(demoAddressesFile, 'utf8')));
  }
  throw new Error(
    'It is not known where the broker and the stores are. Start the demo (npm run demo), run this in the container of ' +
      'a service, or set KAFKA_BROKERS and MESSAGE_STORES, e.g. {"wallet":"postgres://…"}.',
  );
}
