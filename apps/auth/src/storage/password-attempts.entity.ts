import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('password_attempts')
export class PasswordAttemptsRow {
  @PrimaryColumn('bytea', { name: 'email_index' })
  emailIndex!: Buffer;

  @Column('integer')
  failures!: number;

  @Column('timestamptz', { name: 'last_failed_at' })
  lastFailedAt!: Date;
}
