export const about = {
  about: {
    title: 'About',
    /** The headline says the three one after the other and stays with the last. */
    headline: {
      start: 'Portfel keeps',
      exact: 'every unit exact.',
      recorded: 'every movement on record.',
      private: 'your data yours.',
      whole: 'Portfel keeps every unit exact, every movement on record, and your data yours.',
    },
    lead: 'A wallet for assets of any kind, built so that you can check it: what came in, what went out, and what was left each time.',
    sections: {
      what: {
        heading: 'What it is',
        text: 'You hold accounts in several assets, in one wallet. Each movement is written down with its time, its amount and the balance after it, and is never changed afterwards. A mistake is put right by another movement, so that you see both.',
      },
      exact: {
        heading: 'Why it adds up',
        text: 'Amounts are whole numbers of an asset’s smallest unit. Every movement takes from one account what it gives to another, in one step: both happen or neither does. No screen and no server of ours calculates with rounded numbers.',
      },
      kept: {
        heading: 'Why nothing is lost',
        text: 'Portfel is made of small services that hand work to each other through a queue. When one of them is away, your request waits for it and is carried out later, once. If it takes long, you are told that it waits.',
      },
      private: {
        heading: 'Why it is yours',
        text: 'Your address is encrypted, your password cannot be read by anybody, and the services pass sealed envelopes to each other. Nothing on these pages comes from other companies.',
      },
    },
    figuresHeading: 'In figures',
    figures: {
      trackers: { figure: '0', text: 'trackers, advertisements and requests to other hosts' },
      roads: { figure: '1', text: 'way for every change: accepted, carried out once, written down' },
      languages: { figure: '2', text: 'languages on every page and in every mail' },
    },
    more: 'How we treat your data',
    start: 'Create account',
  },
} as const;
