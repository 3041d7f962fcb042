import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A refresh token that was in force once. */
@Entity('spent_refresh_token')
export class SpentRefreshTokenRow {
  @PrimaryColumn('bytea', { name: 'token_hash' })
  tokenHash!: Buffer;

  @Column('uuid', { name: 'session_id' })
  sessionId!: string;
}
