/** SQLSTATE classes and codes after which the same work may succeed: connection, resources, conflict, shutdown, a disk that fails. */
const TRANSIENT_STATES = /^(08...|53...|40001|40P01|57P0[1-5]|57014|55P03|25P03|58030)$/;
const TRANSIENT_SOCKET_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN']);
const TRANSIENT_TEXTS =
  /Connection terminated|timeout exceeded when trying to connect|not queryable|Client has encountered a connection error/;

/** The connection broke in the middle of a transaction; nothing of it has happened. */
export class ConnectionLost extends Error {
  constructor() {
    super('the connection broke before the commit');
  }
}

/** What TypeORM throws on a runner that it has released because its connection broke; nobody else releases ours. */
const RELEASED = new Set(['QueryRunnerAlreadyReleasedError', 'QueryRunnerProviderAlreadyReleasedError']);

/** Whether a failure is about the moment and not about the message. */
export function isTransientPostgresError(error: unknown): boolean {
  const { code, message, driverError, cause } = error as {
    code?: string;
    message?: string;
    driverError?: unknown;
    cause?: unknown;
  };
  if (error instanceof ConnectionLost || RELEASED.has((error as Error)?.constructor?.name)) return true;
  if (code && (TRANSIENT_STATES.test(code) || TRANSIENT_SOCKET_CODES.has(code))) return true;
  if (message && TRANSIENT_TEXTS.test(message)) return true;
  const inner = driverError ?? cause;
  return inner !== undefined && inner !== error && isTransientPostgresError(inner);
}
