export { createDataSource, openDataSource, postgresProviders, type PostgresOptions } from './postgres';
export {
  atCommit,
  listOf,
  prepared,
  preparedAfter,
  type Prepared,
  type PreparedStatement,
  type Query,
} from './prepared';
export { transaction, TypeormMessageStore } from './typeorm-message-store';
