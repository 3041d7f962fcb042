/** What is kept about a person. `kept` has a row for each entry of `features/legal/privacy.data.ts`. */
export const privacy = {
  privacy: {
    title: 'Privacy',
    heading: 'Your data',
    lead: 'What is yours is readable by you: not by those who write Portfel, and not by those who run it. Below is every field we keep, and where that promise ends today.',
    classesHeading: 'Six classes',
    classesLead: 'Every field has one of these classes, and it decides how the field is kept.',
    classes: {
      P: { name: 'Public', text: 'Anyone may see it.' },
      S: { name: 'Sealed', text: 'For you only. It is served to nobody else and travels encrypted.' },
      T: { name: 'Transient', text: 'Encrypted; opened by one service for as long as it takes to send a mail.' },
      V: { name: 'Verifiable', text: 'Cannot be read back by anybody, only compared.' },
      K: { name: 'Service secret', text: 'A key that one service holds and nobody else. It says nothing about you.' },
      L: { name: 'Record', text: 'Amounts, times, states and random numbers. On their own they name nobody.' },
    },
    keptHeading: 'What is kept',
    columns: { what: 'What', dataClass: 'Class', who: 'Who can read it', how: 'How it is kept' },
    kept: {
      username: {
        what: 'Your username',
        who: 'Anyone',
        how: 'As you wrote it',
      },
      profile: {
        what: 'Your profile: names, links, title, a few words about you',
        who: 'You, and for what you choose to publish, everybody',
        how: 'Encrypted (AES-256-GCM) under a key of your own',
      },
      publicProfile: {
        what: 'Your photo, and what you chose to show of your profile',
        who: 'Anyone',
        how: 'The photo without its hidden data, encrypted under your key; your choices in plain',
      },
      profileKey: {
        what: 'The keys of your profile and of your notes',
        who: 'The services that keep them',
        how: 'Encrypted under a key of the service; destroyed with your account',
      },
      books: {
        what: 'Your own books: accounts, amounts, days, descriptions, categories',
        who: 'You',
        how: 'Encrypted (AES-256-GCM) under a key of your own',
      },
      bookTimes: {
        what: 'How many notes there are in your books, and when you made them',
        who: 'The wallet service and whoever runs its database, without your name',
        how: 'In plain, beside random numbers; gone with your account',
      },
      accountLabel: {
        what: 'What you call your accounts',
        who: 'You',
        how: 'Encrypted (AES-256-GCM) under a key of your own',
      },
      device: {
        what: 'The device you signed in with, like “Firefox on Windows”',
        who: 'You, under Settings, Sessions',
        how: 'Encrypted (AES-256-GCM), with the session',
      },
      iban: {
        what: 'The bank account you withdraw to',
        who: 'The bank that pays it',
        how: 'Encrypted under a key of your own; removed when the bank has taken the payment',
      },
      memo: {
        what: 'What you write on a transfer, and what was written on those you got',
        who: 'You and the other side of the transfer',
        how: 'Encrypted under a key of each of you; gone with the account',
      },
      email: {
        what: 'Your e-mail address',
        who: 'You; the service that signs you in, and the one that sends a mail, while it sends it',
        how: 'Encrypted (AES-256-GCM); in a mail’s order sealed, and removed when the mail is sent',
      },
      applications: {
        what: 'What you allowed other applications, and their codes and tokens',
        who: 'The service that signs you in; an application, what you allowed it',
        how: 'Encrypted (AES-256-GCM); removed when it expires',
      },
      mailLinks: {
        what: 'The link in a mail, or the device it tells of',
        who: 'You; the mail service, while it sends it',
        how: 'Sealed, and removed when the mail is sent',
      },
      answers: {
        what: 'The answer to a sign-in, so that the same request sent again gets the same answer',
        who: 'The gateway, for that answer',
        how: 'Sealed; removed after 35 days',
      },
      password: {
        what: 'Your password',
        who: 'Nobody',
        how: 'As an Argon2id hash: it can be checked, not read',
      },
      phone: {
        what: 'Your phone number, if it protects your account',
        who: 'You see its beginning and end; the service that signs you in, and the one that sends the SMS, while it sends it',
        how: 'Encrypted (AES-256-GCM); in an SMS’s order sealed with its code, and removed when it is sent',
      },
      codes: {
        what: 'Codes by SMS and recovery codes',
        who: 'Nobody',
        how: 'HMAC-SHA-256 with a key outside the database; gone when used or expired',
      },
      closedName: {
        what: 'A fingerprint of the username of a closed account, so that nobody gets the name again',
        who: 'Nobody',
        how: 'HMAC-SHA-256 with a key outside the database',
      },
      totpSecret: {
        what: 'The secret of your authenticator app',
        who: 'You once, when it is made; the service that signs you in',
        how: 'Encrypted (AES-256-GCM)',
      },
      addressIndex: {
        what: 'A fingerprint of your address and of your phone, to find your account and to count wrong tries',
        who: 'Nobody',
        how: 'HMAC-SHA-256 with a key outside the database',
      },
      deviceIndex: {
        what: 'A fingerprint of each device you signed in with, to tell you of a new one',
        who: 'Nobody',
        how: 'HMAC-SHA-256 with a key outside the database',
      },
      tokens: {
        what: 'What proves a session or a link from a mail',
        who: 'Nobody but its bearer',
        how: 'As SHA-256 of random numbers; what a new tab may still need, encrypted for ten seconds',
      },
      requests: {
        what: 'A fingerprint of each request you sent',
        who: 'Nobody',
        how: 'HMAC-SHA-256; removed after 35 days',
      },
      wallet: {
        what: 'Your wallet: accounts, amounts, balances, times',
        who: 'You, and who runs the wallet service, without knowing whose it is',
        how: 'In plain, never changed, under random numbers',
      },
      record: {
        what: 'When your account was made, confirmed, used; which mails were sent and when',
        who: 'You, and who runs the service it belongs to',
        how: 'In plain, under random numbers',
      },
      messages: {
        what: 'That a request was carried out, and with which result',
        who: 'Who runs the service',
        how: 'In plain, under random numbers; removed after 35 days',
      },
    },
    sections: {
      travel: {
        heading: 'On the way',
        text: 'The parts of Portfel talk by messages. What is sealed in the table above is sealed in every message to the one service that needs it. Messages are kept for seven days, those that could not be carried out for thirty.',
      },
      logs: {
        heading: 'In the logs',
        text: 'A request leaves a line: what was asked, the status, the time it took, the IP address and the random number of your account. Passwords, addresses and tokens are never in it.',
      },
      browser: {
        heading: 'In your browser',
        text: 'A cookie keeps you signed in and cannot be read by scripts. Another remembers your language. The browser’s own storage remembers your choice of colours, and whether somebody is signed in. Nothing is there to follow you.',
      },
      others: {
        heading: 'Other companies',
        text: 'These pages load nothing from other hosts: no fonts, no counters, no advertisements. A mail passes through the mail server of whoever runs this Portfel, and through yours.',
      },
    },
    proof:
      'On every build a test puts marked values into each secret field and looks for them in databases, messages, logs and mails. They may be found only where this page says.',
    terms: 'Terms of use',
  },
} as const;
