const home = '/wallet';

/** Where to go after sign-in: a path of this site only, else the wallet. */
export function returnPath(asked: string | null | undefined): string {
  if (!asked?.startsWith('/')) return home;
  const site = 'http://site.invalid';
  const url = new URL(asked, site);
  // `//host` and `/\host` are other sites; a sign-in screen would lead back to itself.
  const elsewhere = url.origin !== site || ['/signin', '/signup', '/session-ended'].includes(url.pathname);
  return elsewhere ? home : `${url.pathname}${url.search}${url.hash}`;
}

/** The address of a screen that leads back to `path` in the end. */
export function withReturn(screen: '/signin' | '/session-ended', path: string): string {
  return `${screen}?return=${encodeURIComponent(path)}`;
}
