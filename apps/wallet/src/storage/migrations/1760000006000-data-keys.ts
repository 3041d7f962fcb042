import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a person writes is encrypted under a key of their own; here it is, wrapped. */
export class DataKeys1760000006000 implements MigrationInterface {
  readonly name = 'DataKeys1760000006000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE data_key (owner_id uuid PRIMARY KEY, wrapped_key bytea NOT NULL)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE data_key');
  }
}
