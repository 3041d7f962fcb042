import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('second_factor')
export class SecondFactorRow {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId!: string;

  @Column('text')
  kind!: 'totp' | 'phone';

  @Column('bytea', { name: 'totp_secret_encrypted', nullable: true })
  totpSecretEncrypted!: Buffer | null;

  @Column('integer', { name: 'totp_last_step', nullable: true })
  totpLastStep!: number | null;

  @Column('bytea', { name: 'phone_encrypted', nullable: true })
  phoneEncrypted!: Buffer | null;

  @Column('bytea', { name: 'phone_index', nullable: true })
  phoneIndex!: Buffer | null;

  @Column('timestamptz', { name: 'active_at', nullable: true })
  activeAt!: Date | null;

  @Column('integer')
  failures!: number;

  @Column('timestamptz', { name: 'last_failed_at', nullable: true })
  lastFailedAt!: Date | null;
}
