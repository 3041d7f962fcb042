import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { OneTimeLinkType } from '../domain/one-time-link';

@Entity('one_time_link')
export class OneTimeLinkRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'account_id' })
  accountId!: string;

  @Column('text')
  type!: OneTimeLinkType;

  @Column('bytea', { name: 'token_hash' })
  tokenHash!: Buffer;

  @Column('bytea', { name: 'email_encrypted', nullable: true })
  emailEncrypted!: Buffer | null;

  @Column('timestamptz', { name: 'created_at', nullable: true })
  createdAt!: Date | null;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt!: Date;

  @Column('timestamptz', { name: 'used_at', nullable: true })
  usedAt!: Date | null;
}
