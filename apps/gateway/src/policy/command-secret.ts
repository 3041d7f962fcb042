import { createHmac, hkdfSync } from 'node:crypto';

/** One secret, three keys that tell nothing about each other. */
const derived = (secret: string, use: string) => Buffer.from(hkdfSync('sha256', secret, '', `portfel ${use}`, 32));

export const bodyHashKey = (secret: string) => derived(secret, 'body hash');
export const operationKey = (secret: string) => derived(secret, 'operation id');

/**
 * The command id of an idempotency key: the same for the same caller, command and key; nobody else can name it.
 */
export function commandIdOf(secret: string, parts: { caller: string; command: string; key: string }): string {
  const { caller, command, key } = parts;
  return idOf(secret, 'command id', JSON.stringify([caller, command, key]));
}

/** The same for the same command and the same bytes, so that a repeat is one, and other bytes are not. */
export function uploadIdOf(secret: string, { commandId, bytes }: { commandId: string; bytes: Buffer }): string {
  return idOf(secret, 'upload id', commandId, bytes);
}

/** A UUID of version 8. */
function idOf(secret: string, use: string, ...parts: (string | Buffer)[]): string {
  const hmac = createHmac('sha256', derived(secret, use));
  for (const part of parts) hmac.update(part);
  const bytes = hmac.digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
