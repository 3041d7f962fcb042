import { consumerGroups } from '../observe/consumers';
import { paymentsEnd } from '../invariants/payments';
import { eventually } from './eventually';
import { recover } from './recovery';
import type { Row, RowContext } from './row';

export const replayedIntoLiveStores: Row = {
  name: 'replayed-into-live-stores',
  sentence: 'every consumer reads its topics from the beginning again, and nothing changes',
  durationSeconds: 60,
  short: false,
  run: async (context) => {
    const { platform, load, progress } = context;
    const { instances, topics } = platform;
    await load.pause();
    await untilRead(context);
    // What the bank has still to say would change something, and rightly so.
    await eventually(async () => (await paymentsEnd.check(context)).length === 0, 60_000);
    const before = await fingerprint(context);
    const stopped = instances.running.filter((id) => !id.startsWith('gateway'));
    await Promise.all(stopped.map((id) => instances.stop(id)));
    for (const { group, topic } of consumerGroups) await topics.rewind(group, [topic]);
    const lags = await Promise.all(consumerGroups.map(({ group, topic }) => topics.lag(group, [topic])));
    const replayed = lags.reduce((sum, lag) => sum + lag, 0);
    progress(`${replayed} records to be read again`);
    await instances.start(...stopped);
    await untilRead(context);
    const after = await fingerprint(context);
    if (after !== before) context.red('a replay changes nothing', `before: ${before}; after: ${after}`);
    load.resume();
    const worstRecoverySeconds = await recover(context);
    return { times: replayed, seen: [`${replayed} records were read again; ${after}`], worstRecoverySeconds };
  },
};

export const replayedIntoAnEmptyStore: Row = {
  name: 'replayed-into-an-empty-store',
  sentence: 'all that the user service keeps is lost, and the profiles come back from the topic as they were',
  durationSeconds: 40,
  short: false,
  run: async (context) => {
    const { platform, load, progress } = context;
    const { instances, topics, databases } = platform;
    await load.pause();
    await untilRead(context);
    const group = 'user.create-profile-when-account-registered';
    const before = await profiles(context);
    await instances.stop('user-1');
    // All of it: whoever kept the inbox or the places in the histories would know everything as done.
    for (const { name } of await databases.mongo('user').listCollections()) {
      await databases.mongo('user').collection(name).deleteMany({});
    }
    context.truth.toldAnew.add('user.events');
    const left = await databases.mongo('user').collection('profiles').countDocuments();
    await topics.rewind(group, ['auth.events']);
    await instances.start('user-1');
    await untilRead(context);
    const after = await profiles(context);
    progress(`${before.size} profiles lost, ${after.size} are back`);
    for (const [id, profile] of before) {
      if (after.get(id) !== profile)
        context.red('a replay restores', `profile ${id}: ${profile} became ${after.get(id)}`);
    }
    load.resume();
    const worstRecoverySeconds = await recover(context);
    return {
      times: left === 0 ? before.size : 0,
      seen: [
        `${before.size} profiles were removed with everything beside them; ${after.size} profiles came back equal`,
      ],
      worstRecoverySeconds,
    };
  },
};

/** Stays long enough that a backlog of a whole run is read. */
async function untilRead({ platform: { topics } }: RowContext): Promise<void> {
  const deadline = Date.now() + 120_000;
  for (;;) {
    const lags = await Promise.all(consumerGroups.map(({ group, topic }) => topics.lag(group, [topic])));
    if (lags.every((lag) => lag === 0)) return;
    if (Date.now() > deadline)
      throw new Error(`a replay is not read after two minutes: ${lags.join(', ')} records left`);
  }
}

async function fingerprint({ platform: { databases } }: RowContext): Promise<string> {
  const [auth] = await databases.rows<{ text: string }>(
    'auth',
    `SELECT 'accounts ' || count(*) || ' ' || md5(string_agg(id::text || coalesce(confirmed_at::text, ''), ',' ORDER BY id))
       || ', sessions ' || (SELECT count(*) FROM session) AS text FROM account`,
  );
  const [wallet] = await databases.rows<{ text: string }>(
    'wallet',
    `SELECT 'ledger accounts ' || count(*) || ' ' || md5(string_agg(id::text || balance || coalesce(number, 0), ',' ORDER BY id))
       || ', entries ' || (SELECT count(*) FROM entry)
       || ', payments ' || (SELECT count(*) || ' ' || md5(string_agg(id::text || status, ',' ORDER BY id)) FROM payment) AS text
     FROM ledger_account`,
  );
  const profiles = await databases.mongo('user').collection('profiles').countDocuments();
  const jobs = await databases.mongo('notification').collection('deliveries').countDocuments();
  return `${auth!.text}, ${wallet!.text}, profiles ${profiles}, mail jobs ${jobs}`;
}

/** Without the time of the row itself: a restored profile is younger. */
async function profiles({ platform: { databases } }: RowContext): Promise<Map<string, string>> {
  const all = await databases.mongo('user').collection('profiles').find().toArray();
  return new Map(
    all.map(({ _id, createdAt: _, ...profile }) => [
      String(_id),
      JSON.stringify(Object.entries(profile).sort(([a], [b]) => a.localeCompare(b))),
    ]),
  );
}
