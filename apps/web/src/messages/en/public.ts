/** Pages that are rendered on the server only. */
export const publicPages = {
  site: {
    tab: '{screen} | Portfel',
    description: 'A wallet with exact balances and every movement on record.',
  },
  footer: {
    navigation: 'Footer',
    home: 'Home',
    about: 'About',
    terms: 'Terms',
    privacy: 'Privacy',
    copyright: '© {year} Portfel',
  },
  notFound: {
    title: 'Page not found',
    heading: 'There is nothing here',
    text: 'The address is wrong, or the page has moved.',
    home: 'Back to home',
  },
} as const;
