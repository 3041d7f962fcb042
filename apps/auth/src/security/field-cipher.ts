import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, decryptAt, encryptAt } from '@portfel/platform';
import type { AuthConfig } from '../auth.config';

/** AES-256-GCM for single columns, bound to table, column and row; and a keyed index to look values up by (PF-U05). */
@Injectable()
export class FieldCipher {
  constructor(@Inject(CONFIG) private readonly config: Pick<AuthConfig, 'FIELD_ENCRYPTION_KEY' | 'BLIND_INDEX_KEY'>) {}

  /** @param place `<table>.<column>.<row id>` */
  encrypt(place: string, value: string): Buffer {
    return encryptAt(this.config.FIELD_ENCRYPTION_KEY, place, Buffer.from(value, 'utf8'));
  }

  /** @throws Error when the value was not encrypted for this place, or was changed */
  decrypt(place: string, encrypted: Buffer): string {
    return decryptAt(this.config.FIELD_ENCRYPTION_KEY, place, encrypted).toString('utf8');
  }

  /** The same value gives the same index; without the key nothing can be tried out. */
  blindIndex(value: string): Buffer {
    return createHmac('sha256', this.config.BLIND_INDEX_KEY).update(value.toLowerCase()).digest();
  }
}
