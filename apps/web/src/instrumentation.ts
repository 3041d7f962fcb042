/** Next.js runs this once, before the server takes requests. */
export async function register(): Promise<void> {
  // A constant of the build: Next.js bundles this for its edge runtime as well, which nothing here uses.
  if (process.env.NEXT_RUNTIME === 'nodejs') (await import('./server/note-addresses')).noteAddresses();
}
