import { firstOf, missingFrom, repeatedIn, type Invariant, type World } from './invariant';

interface AcceptedRow {
  readonly id: string;
}

const idsOf = async (world: World, database: 'auth' | 'wallet', sql: string) =>
  new Set((await world.platform.databases.rows<AcceptedRow>(database, sql)).map(({ id }) => id));

const accepted = (context: 'auth' | 'wallet', command: string) =>
  `SELECT message_id AS id FROM inbox WHERE consumer = '${context}.commands'
   AND outcome->>'command_name' = '${command}' AND outcome->>'status' = 'accepted'`;

export const accountsAreAcceptedSignUps: Invariant = {
  name: 'accounts = accepted sign-ups',
  sentence: 'Accounts are exactly the accepted sign-ups, and everybody who was told so has one.',
  holds: 'in-the-end',
  check: async (world) => {
    const accounts = await idsOf(world, 'auth', 'SELECT id FROM account');
    const signUps = await idsOf(world, 'auth', accepted('auth', 'Auth.SignUp'));
    return differences('account', accounts, signUps, world.truth.people.keys());
  },
};

export const everyAccountHasOneOfEach: Invariant = {
  name: 'one wallet, one profile, one mail job per account',
  sentence: 'Each account has one wallet, one profile and one confirmation mail to send, and nobody else has.',
  holds: 'in-the-end',
  check: async (world) => {
    const { databases } = world.platform;
    const accounts = await idsOf(world, 'auth', 'SELECT id FROM account');
    const owners = (await databases.rows<AcceptedRow>('wallet', 'SELECT owner_id AS id FROM wallet')).map(
      ({ id }) => id,
    );
    const profiles = await databases.mongo('user').collection('profiles').find().toArray();
    const jobs = await databases.mongo('notification').collection('deliveries').find().toArray();
    return [
      ...oneEach('wallet', accounts, owners),
      ...oneEach(
        'profile',
        accounts,
        profiles.map(({ _id }) => String(_id)),
      ),
      ...oneEach(
        'mail job',
        accounts,
        jobs.map((job) => String(job.accountId)),
      ),
    ];
  },
};

export const openedAreAcceptedOpenings: Invariant = {
  name: 'opened accounts = accepted openings',
  sentence: 'Accounts opened in wallets are exactly the accepted commands and exactly what the clients were told.',
  holds: 'in-the-end',
  check: async (world) => {
    const opened = await idsOf(
      world,
      'wallet',
      `SELECT account.id FROM ledger_account account JOIN wallet ON wallet.id = account.wallet_id
       WHERE account.number > ${STARTING_ACCOUNTS}`,
    );
    const commands = await idsOf(world, 'wallet', accepted('wallet', 'Wallet.OpenAccount'));
    const told = world.truth.openings.map(({ accountId }) => accountId);
    const untold = missingFrom(new Set(told), opened).map((id) => `opened account ${id} was told to nobody`);
    return [...differences('opened account', opened, commands, told), ...firstOf(untold)];
  },
};

/** What a wallet has before anybody opens an account in it. */
export const STARTING_ACCOUNTS = 5;

function differences(
  what: string,
  there: ReadonlySet<string>,
  commands: ReadonlySet<string>,
  told: Iterable<string>,
): string[] {
  return firstOf([
    ...missingFrom(there, told).map((id) => `${what} ${id} was promised and is not there`),
    ...missingFrom(there, commands).map((id) => `${what} ${id} has an accepted command and is not there`),
    ...missingFrom(commands, there).map((id) => `${what} ${id} has no accepted command`),
  ]);
}

function oneEach(what: string, accounts: ReadonlySet<string>, owners: readonly string[]): string[] {
  const there = new Set(owners);
  return firstOf([
    ...missingFrom(there, accounts).map((id) => `account ${id} has no ${what}`),
    ...missingFrom(accounts, there).map((id) => `${what} of ${id}, who has no account`),
    ...repeatedIn(owners).map((id) => `account ${id} has a second ${what}`),
  ]);
}
