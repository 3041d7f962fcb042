/** What stands around every screen. */
export const frame = {
  header: {
    product: 'Portfel',
    skip: 'Skip to the content',
    home: 'Portfel, home',
    navigation: 'Main',
    about: 'About',
    wallet: 'My wallet',
    admin: 'Administration',
    books: 'My books',
    signIn: 'Sign in',
    signUp: 'Sign up',
    signOut: 'Sign out',
    account: 'My account',
    settings: 'Settings',
    theme: 'Switch between dark and light colours',
  },
  session: {
    signedOut: 'You have signed out.',
    signOutFailed: 'You are still signed in: the service did not answer. Try again in a moment.',
    unreachable: 'We could not check your session',
  },
  picture: {
    example: 'Example',
    label: 'A picture of a wallet with example balances',
  },
  offline: {
    banner: 'You are offline. What you see may be out of date.',
    heading: 'You are offline',
    text: 'The page goes on by itself when the connection is back.',
  },
  actions: {
    tryAgain: 'Try again',
    close: 'Close',
    language: 'Language',
  },
} as const;
