export const terms = {
  terms: {
    title: 'Terms of use',
    heading: 'Terms of use',
    lead: 'Short, so that you read them. In force since {date}.',
    sections: {
      account: {
        heading: 'Your account',
        text: 'Give an e-mail address that is yours: it is how you confirm the account and how we reach you. One person, one account. Keep your password to yourself: what is done after signing in with it counts as done by you.',
      },
      wallet: {
        heading: 'Your wallet',
        text: 'A wallet records balances and movements of the assets in it. It is a record kept by this installation of Portfel. It is not a bank account, and a balance in it is not a deposit.',
      },
      behaviour: {
        heading: 'What we ask of you',
        text: 'Do not try to open what belongs to others, do not pretend to be someone else, and do not send so many requests that others have to wait. Whoever does may be locked out.',
      },
      service: {
        heading: 'What you can expect of us',
        text: 'What we have accepted is carried out, once, even if a part of the system is away for a while. We cannot promise that the service is always there. When it is not, it says so, and nothing you entered is lost without a word.',
      },
      data: {
        heading: 'Your data',
        text: 'We keep what you enter and what you do in order to run your account, and for nothing else. <privacy>Every field we keep, and who can read it</privacy>, is on a page of its own.',
      },
      changes: {
        heading: 'When these terms change',
        text: 'The new terms are on this page with their date. If you do not agree with them, you need not use the account any longer.',
      },
    },
    back: 'Back to sign up',
  },
} as const;
