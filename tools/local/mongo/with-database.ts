/** The address from the environment with another database; it may name several hosts, which URL cannot read. */
export function withDatabase(mongoUrl: string, database: string): string {
  const parts = /^(mongodb(?:\+srv)?:\/\/(?:([^@/]+)@)?[^/?]+)(?:\/([^?]*))?(?:\?(.*))?$/.exec(mongoUrl);
  if (!parts) throw new Error('MONGO_URL is not an address like mongodb://host:port/database');
  const [, server, login, givenDatabase, query] = parts;
  const options = new URLSearchParams(query);
  // The driver looks for the login in the database of the address, which is another one now.
  if (login && !options.has('authSource')) options.set('authSource', givenDatabase || 'admin');
  return `${server}/${database}${options.size > 0 ? `?${options}` : ''}`;
}
