import { consumerGroups } from '../observe/consumers';
import { firstOf, type Invariant } from './invariant';
import { place } from './outcomes';

export const emptyOutboxes: Invariant = {
  name: 'empty outboxes',
  sentence: 'In the end no event waits in any outbox.',
  holds: 'in-the-end',
  check: async ({ platform: { databases } }) => {
    const evidence: string[] = [];
    for (const database of ['auth', 'wallet'] as const) {
      const rows = await databases.rows<{ id: string }>(database, 'SELECT id FROM outbox ORDER BY created_at LIMIT 5');
      evidence.push(...rows.map(({ id }) => `event ${id} waits in the outbox of ${database}`));
    }
    for (const database of ['user', 'notification'] as const) {
      const rows = await databases.mongo(database).collection('outbox').find().limit(5).toArray();
      evidence.push(...rows.map(({ _id }) => `event ${String(_id)} waits in the outbox of ${database}`));
    }
    return evidence;
  },
};

export const noLag: Invariant = {
  name: 'nothing unread',
  sentence: 'In the end every consumer group has committed everything on its topics.',
  holds: 'in-the-end',
  check: async ({ platform: { topics } }) => {
    const evidence: string[] = [];
    for (const { group, topic } of consumerGroups) {
      const lag = await topics.lag(group, [topic]);
      if (lag > 0) evidence.push(`${group} is ${lag} records behind on ${topic}`);
    }
    return evidence;
  },
};

export const everyConsumerIsKnown: Invariant = {
  name: 'every consumer is known',
  sentence: 'No service reads a topic without this run knowing what it has to do with it.',
  holds: 'always',
  check: async ({ platform: { topics } }) => {
    const known = new Set(consumerGroups.map(({ group }) => group));
    const ours = (await topics.groups()).filter((group) => /^(auth|wallet|user|notification)\./.test(group));
    return ours.filter((group) => !known.has(group)).map((group) => `${group} is not in observe/consumers.ts`);
  },
};

export const nothingPending: Invariant = {
  name: 'nothing pending',
  sentence: 'In the end every operation that a client was told has ended.',
  holds: 'in-the-end',
  check: async ({ truth }) =>
    firstOf([
      ...truth.openings.filter(({ ended }) => !ended).map(({ accountId }) => `opening ${accountId} stays pending`),
      ...truth.money.unanswered.map(({ kind, id }) => `what became of ${kind} ${id} is told to nobody who asks`),
    ]),
};

export const onlyPoisonIsDead: Invariant = {
  name: 'only poison in the dead letters',
  sentence: 'Dead letters hold exactly what was injected as poison, with its origin.',
  holds: 'in-the-end',
  check: async ({ platform: { topics }, truth }) => {
    const poison = new Map(truth.injected.filter((one) => one.poison).map((one) => [place(one), one.kind]));
    const dead = topics.topics().filter((name) => name.endsWith('.dead-letters'));
    const origins = new Set(
      dead.flatMap((topic) => topics.of(topic)).map(({ headers }) => headers['dead-origin'] ?? '?'),
    );
    return firstOf([
      ...[...origins].filter((origin) => !poison.has(origin)).map((origin) => `${origin} was buried and is no poison`),
      ...[...poison].filter(([at]) => !origins.has(at)).map(([at, kind]) => `${kind} at ${at} was not buried`),
    ]);
  },
};

export const nothingParked: Invariant = {
  name: 'nothing parked',
  sentence: 'No message stays parked, except where a handler was made to fail.',
  holds: 'in-the-end',
  check: async ({ platform: { databases } }) => {
    const evidence: string[] = [];
    for (const database of ['auth', 'wallet'] as const) {
      const tables = await databases.rows<{ name: string }>(
        database,
        `SELECT table_name AS name FROM information_schema.tables WHERE table_name LIKE 'parked%'`,
      );
      for (const { name } of tables) {
        const [count] = await databases.rows<{ n: number }>(database, `SELECT count(*)::int AS n FROM ${name}`);
        if (count!.n > 0) evidence.push(`${database} has ${count!.n} rows in ${name}`);
      }
    }
    for (const database of ['user', 'notification'] as const) {
      const all = await databases.mongo(database).listCollections();
      for (const { name } of all.filter((one) => one.name.startsWith('parked'))) {
        const count = await databases.mongo(database).collection(name).countDocuments();
        if (count > 0) evidence.push(`${database} has ${count} documents in ${name}`);
      }
    }
    return evidence;
  },
};

export const nobodyEndedUnordered: Invariant = {
  name: 'no process ends by itself',
  sentence: 'Every end of a process was ordered by the run.',
  holds: 'always',
  check: async ({ platform: { instances } }) =>
    instances.unexpectedEnds.map(
      ({ id, code, signal, at }) => `${id} ended at ${at.toISOString()} (${signal ?? code})`,
    ),
};

export const noHandlerFailedForItsOwnSake: Invariant = {
  name: 'no failure without a cause',
  sentence: 'No handler failed for a reason that trying again could not cure, except where one was planted.',
  holds: 'always',
  check: async ({ platform, truth }) => {
    if (truth.plannedFailures.size > 0) return [];
    const failed = platform.logLines().filter((line) => line.includes('"transient":false'));
    return firstOf(failed.map((line) => line.slice(0, 300)));
  },
};

export const noContradictions: Invariant = {
  name: 'the same answer again',
  sentence: 'A repeated key is answered with what it was answered with before, and no right request is refused.',
  holds: 'always',
  check: async ({ truth }) => firstOf(truth.contradictions),
};
