export { createDataSource, openDataSource, postgresProviders, type PostgresOptions } from './postgres';
export { transaction, TypeormMessageStore } from './typeorm-message-store';
