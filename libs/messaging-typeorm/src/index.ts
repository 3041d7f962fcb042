export { createDataSource, openDataSource, postgresProviders, type PostgresOptions } from './postgres';
export {
  atCommit,
  isAloneAt,
  listOf,
  prepared,
  preparedAfter,
  together,
  type Prepared,
  type PreparedStatement,
  type Query,
  type Reading,
} from './prepared';
export { transaction, TypeormMessageStore } from './typeorm-message-store';
