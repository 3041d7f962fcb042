import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('oidc_artefact')
export class OidcArtefactRow {
  @PrimaryColumn('bytea', { name: 'id_hash' })
  idHash!: Buffer;

  @Column('bytea', { name: 'payload_encrypted' })
  payloadEncrypted!: Buffer;

  @Column('uuid', { name: 'account_id', nullable: true })
  accountId!: string | null;

  /** Of a grant: the session in which it was given. */
  @Column('uuid', { name: 'session_id', nullable: true })
  sessionId!: string | null;

  /** What was given because of a grant, and the grant itself. */
  @Column('bytea', { name: 'grant_hash', nullable: true })
  grantHash!: Buffer | null;

  @Column('bytea', { name: 'uid_hash', nullable: true })
  uidHash!: Buffer | null;

  @Column('timestamptz', { name: 'consumed_at', nullable: true })
  consumedAt!: Date | null;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt!: Date;
}
