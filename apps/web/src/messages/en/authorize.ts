/** Where an application asks to sign the person in. */
export const authorize = {
  authorize: {
    title: 'Sign in to an application',
    heading: 'Sign in to {client}',
    lead: '{client} asks to sign you in with Portfel. You then go back to {host}.',
    as: 'You are signed in as',
    learns: 'What {client} will get',
    scopes: {
      openid: 'A random id that stands for your account',
      profile: 'Your username and your role',
      email: 'Your e-mail address',
      offline_access: 'Access to these while you are away, until you sign out of Portfel or change your password',
    },
    allow: 'Allow and sign in',
    refuse: 'Do not allow',
    notYou: 'Not you?',
    otherAccount: 'Use another account',
    loading: 'The sign-in request is loading',
    failed: 'We could not load the sign-in request',
    toHome: 'Go to Portfel',
    leaving: { heading: 'Back to {client}', text: 'One moment…' },
    expired: {
      heading: 'This sign-in request has expired',
      text: 'It was answered, took too long, or began in another browser. Go back to the application and start again.',
    },
    'sign-in-again': {
      heading: 'Sign in once more',
      text: '{client} asks you to sign in again before it goes on.',
      submit: 'Sign in again',
    },
    'another-account-needed': {
      heading: 'Another account is needed',
      text: '{client} knows you by another account. Sign in with that one to go on.',
      submit: 'Sign in with another account',
    },
  },
} as const;
