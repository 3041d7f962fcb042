/** The first page, but for its form. */
export const home = {
  home: {
    title: 'A wallet with exact accounts',
    heading: 'One wallet. Every movement on record.',
    lead: 'Portfel holds your balances in several assets and writes down each movement together with the balance after it. You can always see how you got where you are.',
    points: {
      exact: {
        title: 'Exact to the last unit',
        text: 'Amounts are whole numbers of an asset’s smallest unit, from the database to this page. Nothing is rounded on the way.',
      },
      private: {
        title: 'For your eyes',
        text: 'Only you can open your wallet. Your personal data travels encrypted between the parts of the system.',
      },
      once: {
        title: 'Nothing lost, nothing doubled',
        text: 'When we are busy your request waits its turn. Sending the same form again never does the same thing twice.',
      },
    },
    stepsHeading: 'Open in three steps',
    steps: {
      create: { title: 'Create an account', text: 'An e-mail address, a username and a good password.' },
      confirm: { title: 'Confirm your e-mail', text: 'Follow the link in the mail we send you.' },
      signIn: { title: 'Sign in', text: 'Your wallet is opened for you and is waiting.' },
    },
  },
} as const;

export const homeStart = {
  homeStart: {
    email: 'E-mail',
    start: 'Get started',
    openWallet: 'Open my wallet',
    haveAccount: 'Have an account?',
    signIn: 'Sign in',
  },
} as const;
