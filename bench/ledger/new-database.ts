import { randomBytes } from 'node:crypto';
import { ensureDatabase, type LocalParts } from '../../tools/local/local';

/** An empty database with a login of its own. @returns its address */
export function newDatabase({ adminUrl }: LocalParts['postgres'], database: string): Promise<string> {
  return ensureDatabase(adminUrl, { database, user: database, password: randomBytes(16).toString('hex') });
}
