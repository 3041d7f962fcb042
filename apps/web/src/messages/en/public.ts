/** Pages that are rendered on the server only. */
export const publicPages = {
  site: {
    tab: '{screen} | Portfel',
    description: 'A wallet with exact balances and every movement on record.',
  },
  footer: { navigation: 'Footer', home: 'Home', terms: 'Terms', copyright: '© {year} Portfel' },
  notFound: {
    title: 'Page not found',
    heading: 'There is nothing here',
    text: 'The address is wrong, or the page has moved.',
    home: 'Back to home',
  },
  terms: {
    title: 'Terms of use',
    heading: 'Terms of use',
    lead: 'Short, so that you read them.',
    sections: {
      account: {
        heading: 'Your account',
        text: 'Give an e-mail address that is yours: it is how you confirm the account and how we reach you. Keep your password to yourself. What is done after signing in with it counts as done by you.',
      },
      wallet: {
        heading: 'Your wallet',
        text: 'A wallet records balances and movements of the assets in it. It is a record kept by this installation of Portfel. It is not a bank account, and a balance in it is not a deposit.',
      },
      data: {
        heading: 'Your data',
        text: 'We keep what you enter and what you do in order to run your account. Nothing on these pages is loaded from other companies, and there are no trackers. One cookie keeps you signed in, one remembers your language; your browser remembers your choice of colours.',
      },
    },
    back: 'Back to sign up',
  },
} as const;
