import { problemTexts } from './texts.problems';

/** Every sentence a person reads, so that a second language is a second file of this shape. */
export const texts = {
  product: 'Portfel',
  title: (screen: string) => `${screen} | Portfel`,
  description: 'A wallet with exact balances and every movement on record.',

  header: {
    skip: 'Skip to the content',
    home: 'Portfel, home',
    navigation: 'Main',
    wallet: 'My wallet',
    signIn: 'Sign in',
    signUp: 'Sign up',
    signOut: 'Sign out',
    settings: 'Settings',
    theme: 'Switch between dark and light colours',
  },
  footer: { navigation: 'Footer', home: 'Home', terms: 'Terms', copyright: (year: number) => `© ${year} Portfel` },

  home: {
    title: 'A wallet with exact accounts',
    heading: 'One wallet. Every movement on record.',
    lead: 'Portfel holds your balances in several assets and writes down each movement together with the balance after it. You can always see how you got where you are.',
    email: 'E-mail',
    start: 'Get started',
    openWallet: 'Open my wallet',
    haveAccount: 'Have an account?',
    points: [
      {
        title: 'Exact to the last unit',
        text: 'Amounts are whole numbers of an asset’s smallest unit, from the database to this page. Nothing is rounded on the way.',
      },
      {
        title: 'For your eyes',
        text: 'Only you can open your wallet. Your personal data travels encrypted between the parts of the system.',
      },
      {
        title: 'Nothing lost, nothing doubled',
        text: 'When we are busy your request waits its turn. Sending the same form again never does the same thing twice.',
      },
    ],
    stepsHeading: 'Open in three steps',
    steps: [
      { title: 'Create an account', text: 'An e-mail address, a username and a good password.' },
      { title: 'Confirm your e-mail', text: 'Follow the link in the mail we send you.' },
      { title: 'Sign in', text: 'Your wallet is opened for you and is waiting.' },
    ],
    createAccount: 'Create account',
    example: 'Example',
    exampleLabel: 'A picture of a wallet with example balances',
  },

  signUp: {
    title: 'Sign up',
    heading: 'Create your account',
    lead: 'It takes a minute. Your wallet is opened for you.',
    email: 'E-mail',
    username: 'Username',
    usernameHint: '3 to 30 letters, digits and . _ -',
    password: 'Password',
    rulesLabel: 'Your password needs',
    rules: {
      length: 'at least 8 characters',
      upper: 'an upper-case letter',
      lower: 'a lower-case letter',
      digit: 'a digit',
      special: 'one of # ? ! @ $ % ^ & * -',
    },
    ruleMet: 'done',
    ruleOpen: 'missing',
    accept: 'I accept the',
    terms: 'terms of use',
    submit: 'Create account',
    haveAccount: 'Have an account?',
    waiting: 'We are creating your account…',
    waitingDetail:
      'We are busy right now, so this takes a little longer. Your request is in the queue and is not lost.',
    sent: {
      heading: 'Check your mail',
      before: 'We sent a link to',
      after: 'Follow it to confirm your address, then sign in.',
      hint: 'Nothing there after a few minutes? Look into the spam folder and check the address above.',
      signIn: 'Go to sign in',
    },
  },

  confirmAccount: {
    title: 'Confirm your account',
    heading: 'Confirm your account',
    lead: 'One click and your e-mail address is confirmed.',
    submit: 'Confirm',
    waiting: 'We are confirming your account…',
    done: { heading: 'You are all set', text: 'Your account is confirmed. Sign in to see your wallet.' },
    unknown: {
      heading: 'This link does not work',
      text: 'It is unknown or has expired. Open the link from the mail again and check that it was copied whole.',
    },
    spent: { heading: 'Already confirmed', text: 'This e-mail address was confirmed before. You can sign in.' },
    toSignIn: 'Go to sign in',
    toHome: 'Back to home',
  },

  signIn: {
    title: 'Sign in',
    heading: 'Welcome back',
    lead: 'Sign in to see your wallet.',
    email: 'E-mail',
    password: 'Password',
    submit: 'Sign in',
    noAccount: 'No account yet?',
    toSignUp: 'Create one',
    forgot: 'Forgot your password?',
  },
  password: { toggle: 'Show characters' },
  resendConfirmation: {
    again: 'Send the mail again',
    sent: 'If this address waits for a mail, another one is on its way.',
  },

  forgotPassword: {
    title: 'Forgot your password',
    heading: 'Forgot your password?',
    lead: 'Tell us your address and we send you a link to a new one.',
    submit: 'Send the link',
    toSignIn: 'Back to sign in',
    sent: {
      heading: 'Check your mail',
      text: (email: string) =>
        `If ${email} has an account, a link is on its way to it. It works once, for an hour. Nothing there after a few minutes? Look into the spam folder.`,
    },
  },

  resetPassword: {
    title: 'Choose a new password',
    heading: 'Choose a new password',
    lead: 'You will be signed out everywhere, and sign in with the new one.',
    password: 'New password',
    submit: 'Set the password',
    done: { heading: 'Your password is set', text: 'Sign in with the new one.' },
    unknown: {
      heading: 'This link does not work',
      text: 'It is unknown, has expired, or was used before. Ask for another one.',
    },
    askAgain: 'Ask for another link',
    toSignIn: 'Go to sign in',
  },

  settings: {
    navigation: 'Settings',
    loading: 'Your settings are loading',
    password: 'Password',
    sessions: 'Sessions',
  },

  changePassword: {
    title: 'Change your password',
    heading: 'Change your password',
    lead: 'Once a day. All your other devices are signed out.',
    current: 'Current password',
    wrongCurrent: 'This is not your current password.',
    password: 'New password',
    repeat: 'New password again',
    submit: 'Change the password',
    done: 'Your password is changed. All other devices are signed out.',
  },
  credentials: { heading: 'Accounts that add up.', text: 'Each movement carries the balance after it.' },

  session: {
    signedOut: 'You have signed out.',
    signOutFailed: 'You are still signed in: the service did not answer. Try again in a moment.',
    unreachable: 'We could not check your session',
    ended: {
      title: 'Session ended',
      heading: 'Your session has ended',
      text: 'You were away for a while, or signed out elsewhere. Sign in again to go on where you were.',
      signIn: 'Sign in',
    },
  },

  sessions: {
    title: 'Where you are signed in',
    heading: 'Where you are signed in',
    loading: 'Your sessions are loading',
    count: (count: number) => (count === 1 ? 'This device only' : `${count} sessions`),
    thisDevice: 'This device',
    unknownDevice: 'Unknown device',
    inUse: 'In use now',
    lastUsed: (when: string) => `Last used ${when}`,
    opened: (when: string) => `signed in ${when}`,
    end: 'Sign out',
    endOn: (device: string) => `Sign out on ${device}`,
    endOthers: (count: number) => (count === 1 ? 'Sign out on the other one' : `Sign out on the other ${count}`),
    ended: (device: string) => `Signed out on ${device}.`,
    othersEnded: 'You are signed in on this device only.',
    notEnded: 'That did not work. Try again in a moment.',
    hint: 'You do not know one of them? Sign out there, and change your password.',
    failed: 'We could not load your sessions',
  },

  wallet: {
    title: 'My wallet',
    heading: 'My wallet',
    greeting: (username: string) => `Hello, ${username}`,
    openedAt: (date: string) => `Open since ${date}`,
    loading: 'Your wallet is loading',
    balances: 'Balances',
    accountNumber: (number: number) => `No. ${number}`,
    noAccounts: 'There are no accounts in this wallet yet.',
    movements: 'Movements',
    shown: (shown: number, all: number) => `Newest ${shown} of ${all}`,
    columns: { date: 'Date', movement: 'Movement', amount: 'Amount', balance: 'Balance after' },
    noMovements: {
      heading: 'No movements yet',
      text: 'The first one will appear here, with its date, its amount and the balance after it.',
    },
    opening: {
      heading: 'Your wallet is being opened',
      text: 'This takes a moment. The page goes on by itself.',
      long: 'It takes longer than usual. You can leave this page open or come back later: the wallet will be opened.',
    },
    failed: 'We could not load your wallet',
    stale: 'We could not refresh your wallet. What you see may be out of date.',
  },

  terms: {
    title: 'Terms of use',
    heading: 'Terms of use',
    lead: 'Short, so that you read them.',
    sections: [
      {
        heading: 'Your account',
        text: 'Give an e-mail address that is yours: it is how you confirm the account and how we reach you. Keep your password to yourself. What is done after signing in with it counts as done by you.',
      },
      {
        heading: 'Your wallet',
        text: 'A wallet records balances and movements of the assets in it. It is a record kept by this installation of Portfel. It is not a bank account, and a balance in it is not a deposit.',
      },
      {
        heading: 'Your data',
        text: 'We keep what you enter and what you do in order to run your account. Nothing on these pages is loaded from other companies, and there are no trackers. One cookie keeps you signed in; your browser remembers your choice of colours.',
      },
    ],
    back: 'Back to sign up',
  },

  notFound: {
    title: 'Page not found',
    heading: 'There is nothing here',
    text: 'The address is wrong, or the page has moved.',
    home: 'Back to home',
  },
  crashed: {
    title: 'Something broke',
    heading: 'Something broke on this page',
    text: 'It is our fault, not yours. Nothing you entered was sent twice.',
    home: 'Back to home',
  },

  offline: {
    banner: 'You are offline. What you see may be out of date.',
    heading: 'You are offline',
    text: 'The page goes on by itself when the connection is back.',
  },
  tryAgain: 'Try again',
  close: 'Close',
  retryAfter: (seconds: number) => (seconds === 1 ? 'Try again in a second.' : `Try again in ${seconds} seconds.`),

  ...problemTexts,
};
