export const wallet = {
  wallet: {
    title: 'My wallet',
    heading: 'My wallet',
    greeting: 'Hello, {username}',
    openedAt: 'Open since {date}',
    loading: 'Your wallet is loading',
    sections: { navigation: 'Wallet', overview: 'Overview' },
    balances: 'Balances',
    accountNumber: 'No. {number}',
    noAccounts: 'There are no accounts in this wallet yet.',
    movements: 'Movements',
    shown: 'Newest {shown} of {all}',
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
  /** By code; an asset that is not here is called what the API calls it. */
  assets: {
    PLN: 'Polish złoty',
    EUR: 'Euro',
    USD: 'US dollar',
    BTC: 'Bitcoin',
    ETH: 'Ether',
    POINTS: 'Portfel points',
  },
  /** By the kind of a movement; a kind that is not here is shown by its name. */
  movementKinds: {
    welcome: 'Welcome',
  },
} as const;
