export { createDataSource, openDataSource, postgresProviders, type PostgresOptions } from './postgres';
export { atCommit, prepared, type PreparedStatement } from './prepared';
export { transaction, TypeormMessageStore } from './typeorm-message-store';
