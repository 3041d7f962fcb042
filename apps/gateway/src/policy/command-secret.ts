import { createHmac, hkdfSync } from 'node:crypto';

/** One secret, three keys that tell nothing about each other. */
const derived = (secret: string, use: string) => Buffer.from(hkdfSync('sha256', secret, '', `portfel ${use}`, 32));

export const bodyHashKey = (secret: string) => derived(secret, 'body hash');
export const operationKey = (secret: string) => derived(secret, 'operation id');

/**
 * The command id of an idempotency key: the same for the same caller, command and key; nobody else can name it.
 * A UUID of version 8.
 */
export function commandIdOf(secret: string, parts: { caller: string; command: string; key: string }): string {
  const { caller, command, key } = parts;
  const bytes = createHmac('sha256', derived(secret, 'command id'))
    .update(JSON.stringify([caller, command, key]))
    .digest()
    .subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
