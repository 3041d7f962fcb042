import { Client, DatabaseError, escapeIdentifier, escapeLiteral } from 'pg';

export interface DatabaseLogin {
  database: string;
  user: string;
  password: string;
}

/** Makes a login and a database that it owns and nobody else may enter. May be repeated. Returns the login's URL. */
export async function ensureDatabase(postgresAdminUrl: string, login: DatabaseLogin): Promise<string> {
  const database = escapeIdentifier(login.database);
  const user = escapeIdentifier(login.user);
  const admin = new Client({ connectionString: postgresAdminUrl });
  await admin.connect();
  try {
    await unlessThere(admin, `CREATE ROLE ${user}`);
    await admin.query(`ALTER ROLE ${user} LOGIN PASSWORD ${escapeLiteral(login.password)}`);
    const known = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [login.database]);
    if (known.rowCount === 0) await unlessThere(admin, `CREATE DATABASE ${database} OWNER ${user}`);
    await admin.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`);
  } finally {
    await admin.end();
  }
  const url = new URL(postgresAdminUrl);
  url.username = encodeURIComponent(login.user);
  url.password = encodeURIComponent(login.password);
  url.pathname = `/${encodeURIComponent(login.database)}`;
  return url.href;
}

/** duplicate_object, duplicate_database, and unique_violation when two ask at the same moment. */
const alreadyThere = new Set(['42710', '42P04', '23505']);

async function unlessThere(admin: Client, statement: string): Promise<void> {
  await admin.query(statement).catch((error: unknown) => {
    if (!(error instanceof DatabaseError) || !alreadyThere.has(error.code ?? '')) throw error;
  });
}
