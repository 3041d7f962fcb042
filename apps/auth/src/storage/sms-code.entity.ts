import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CodePurpose } from '@portfel/contracts';

@Entity('sms_code')
export class SmsCodeRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'account_id' })
  accountId!: string;

  @Column('text')
  purpose!: CodePurpose;

  @Column('bytea', { name: 'phone_index' })
  phoneIndex!: Buffer;

  @Column('bytea', { name: 'code_hash' })
  codeHash!: Buffer;

  @Column('timestamptz', { name: 'sent_at' })
  sentAt!: Date;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt!: Date;

  @Column('integer', { name: 'wrong_tries' })
  wrongTries!: number;

  @Column('timestamptz', { name: 'ended_at', nullable: true })
  endedAt!: Date | null;
}
