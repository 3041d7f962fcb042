import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@portfel/platform';
import type { AuthConfig } from '../auth.config';

/** AES-256-GCM for single columns, bound to table, column and row; and a keyed index to look values up by (PF-U05). */
@Injectable()
export class FieldCipher {
  constructor(@Inject(CONFIG) private readonly config: Pick<AuthConfig, 'FIELD_ENCRYPTION_KEY' | 'BLIND_INDEX_KEY'>) {}

  /** @param place `<table>.<column>.<row id>` */
  encrypt(place: string, value: string): Buffer {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', this.config.FIELD_ENCRYPTION_KEY, iv).setAAD(Buffer.from(place));
    return Buffer.concat([iv, cipher.update(value, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  }

  /** @throws Error when the value was not encrypted for this place, or was changed */
  decrypt(place: string, encrypted: Buffer): string {
    const decipher = createDecipheriv('aes-256-gcm', this.config.FIELD_ENCRYPTION_KEY, encrypted.subarray(0, 12));
    decipher.setAAD(Buffer.from(place)).setAuthTag(encrypted.subarray(-16));
    return Buffer.concat([decipher.update(encrypted.subarray(12, -16)), decipher.final()]).toString('utf8');
  }

  /** The same value gives the same index; without the key nothing can be tried out. */
  blindIndex(value: string): Buffer {
    return createHmac('sha256', this.config.BLIND_INDEX_KEY).update(value.toLowerCase()).digest();
  }
}
