export const wallet = {
  wallet: {
    title: 'My wallet',
    heading: 'My wallet',
    greeting: 'Hello, {username}',
    openedAt: 'Open since {date}',
    loading: 'Your wallet is loading',
    sections: { navigation: 'Wallet', overview: 'Overview', statement: 'Statement', accounts: 'Accounts' },
    balances: 'Balances',
    accountNumber: 'No. {number}',
    noAccounts: 'There are no accounts in this wallet yet.',
    movements: 'Latest movements',
    manageAccounts: 'Manage accounts',
    allMovements: '{count, plural, one {All # movement} other {All # movements}}',
    availableAndHeld: '{available} available, {held} on hold',
    actions: { send: 'Send', deposit: 'Deposit', withdraw: 'Withdraw', exchange: 'Exchange' },
    firstStep: {
      heading: 'Put something in your wallet',
      text: 'Make a deposit from your bank. Then you can send money to people by their username, exchange it, and take it out again.',
      orReceive: 'Or have somebody send you money: your name here is <name>{username}</name>.',
      deposit: 'Make a deposit',
    },
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
} as const;
