import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '@portfel/contracts';

@Entity('account')
export class AccountRow {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('text')
  username!: string;

  @Column('bytea', { name: 'email_encrypted' })
  emailEncrypted!: Buffer;

  @Column('bytea', { name: 'email_index' })
  emailIndex!: Buffer;

  @Column('text', { name: 'password_hash' })
  passwordHash!: string;

  @Column('timestamptz', { name: 'password_changed_at', nullable: true })
  passwordChangedAt!: Date | null;

  @Column('timestamptz', { name: 'email_changed_at', nullable: true })
  emailChangedAt!: Date | null;

  @Column('text')
  role!: Role;

  @Column('timestamptz', { name: 'terms_accepted_at' })
  termsAcceptedAt!: Date;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'confirmed_at', nullable: true })
  confirmedAt!: Date | null;

  @Column('timestamptz', { name: 'deactivated_at', nullable: true })
  deactivatedAt!: Date | null;
}
