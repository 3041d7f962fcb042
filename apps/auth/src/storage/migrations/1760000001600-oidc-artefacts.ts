import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Codes, tokens, grants, interactions and sessions of the OpenID provider. */
export class OidcArtefacts1760000001600 implements MigrationInterface {
  readonly name = 'OidcArtefacts1760000001600';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE oidc_artefact (
        id_hash            bytea        PRIMARY KEY,
        payload_encrypted  bytea        NOT NULL,
        account_id         uuid         REFERENCES account ON DELETE CASCADE,
        session_id         uuid         REFERENCES session ON DELETE CASCADE,
        grant_hash         bytea,
        uid_hash           bytea,
        consumed_at        timestamptz,
        expires_at         timestamptz  NOT NULL
      )`);
    for (const column of ['account_id', 'session_id', 'grant_hash', 'uid_hash']) {
      await runner.query(
        `CREATE INDEX oidc_artefact_${column} ON oidc_artefact (${column}) WHERE ${column} IS NOT NULL`,
      );
    }
    await runner.query('CREATE INDEX oidc_artefact_expires_at ON oidc_artefact (expires_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE oidc_artefact');
  }
}
