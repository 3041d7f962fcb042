import type { ToldMoney } from '../told-money';
import { firstOf, type Invariant, type World } from './invariant';

interface PostedRow {
  readonly id: string;
  readonly kind: string;
  /** On accounts of people only: the other side of an exchange is the house. */
  readonly legs: readonly { readonly account: string; readonly amount: string }[];
}

const POSTED = `
  SELECT transfer.id, transfer.kind,
         json_agg(json_build_object('account', entry.account_id, 'amount', entry.amount::text)) AS legs
  FROM transfer JOIN entry ON entry.transfer_id = transfer.id JOIN ledger_account account ON account.id = account_id
  WHERE account.system_role IS NULL AND transfer.kind IN ('transfer', 'capture', 'exchange') GROUP BY transfer.id`;

export const postedAsTold: Invariant = {
  name: 'posted = told',
  sentence:
    'Each transfer, capture and exchange that a client was told is posted is in the ledger exactly once, with its amounts and ' +
    'nothing else; none that was rejected is there; none is there that nobody asked for. However often a key was repeated.',
  holds: 'always',
  check: async (world) => {
    const rows = await world.platform.databases.rows<PostedRow>('wallet', POSTED);
    const posted = new Map(rows.map((row) => [row.id, row]));
    const wanted = toldOf(world, 'transfer', 'capture', 'exchange');
    const known = new Set(wanted.map(({ id }) => id));
    return firstOf([
      ...wanted.flatMap((told) => contradiction(told, posted.get(told.id))),
      ...rows.filter(({ id }) => !known.has(id)).map(({ id, kind }) => `${kind} ${id} was asked for by nobody`),
    ]);
  },
};

function contradiction({ id, kind, legs, answer }: ToldMoney, posted: PostedRow | undefined): string[] {
  const there = posted && `${posted.kind} of ${textOf(posted.legs.map(({ account, amount }) => [account, amount]))}`;
  const wanted = `${kind} of ${textOf(Object.entries(legs!))}`;
  if (!answer) return [];
  if (!answer.accepted) return there ? [`${kind} ${id} was rejected (${String(answer.says)}) and is there`] : [];
  if (!there) return [`${kind} ${id} was told to be posted and is not there`];
  return there === wanted ? [] : [`${id} was told as ${wanted} and is there as ${there}`];
}

const textOf = (legs: readonly (readonly [account: string, amount: string | bigint])[]) =>
  legs
    .map(([account, amount]) => `${amount} on ${account}`)
    .sort()
    .join(', ');

interface HoldRow {
  readonly id: string;
  readonly account_id: string;
  readonly amount: string;
  readonly captured: string;
  readonly status: string;
  readonly transfer_id: string | null;
}

export const holdsAsTold: Invariant = {
  name: 'holds = told',
  sentence:
    'Each hold that was told to be placed is there with its amount, ended as its beneficiary was told, once; none that was ' +
    'rejected is there, and none that nobody asked for.',
  holds: 'always',
  check: async (world) => {
    const sql = 'SELECT hold.* FROM hold WHERE NOT EXISTS (SELECT 1 FROM payment WHERE payment.id = hold.id)';
    const rows = await world.platform.databases.rows<HoldRow>('wallet', sql);
    const there = new Map(rows.map((row) => [row.id, row]));
    const placed = toldOf(world, 'hold');
    const ended = toldOf(world, 'capture', 'release').filter(({ answer }) => answer?.accepted);
    const known = new Set(placed.map(({ id }) => id));
    return firstOf([
      ...placed.flatMap((told) => misplaced(told, there.get(told.id))),
      ...ended.flatMap((told) => endedOtherwise(told, there.get(told.holdId!))),
      ...rows.filter(({ id }) => !known.has(id)).map(({ id }) => `hold ${id} was asked for by nobody`),
    ]);
  },
};

function misplaced({ id, accountId, amount, answer }: ToldMoney, hold: HoldRow | undefined): string[] {
  if (!answer) return [];
  if (!answer.accepted) return hold ? [`hold ${id} was rejected (${String(answer.says)}) and is there`] : [];
  if (!hold) return [`hold ${id} was told to be placed and is not there`];
  if (hold.account_id === accountId && hold.amount === String(amount)) return [];
  return [`hold ${id} of ${amount} on ${accountId} is there as ${hold.amount} on ${hold.account_id}`];
}

function endedOtherwise({ id, kind, holdId, legs }: ToldMoney, hold: HoldRow | undefined): string[] {
  const captured = Object.values(legs ?? {}).find((amount) => amount > 0n) ?? 0n;
  const wanted = kind === 'capture' ? `captured ${captured} by ${id}` : 'released 0 by null';
  const there = hold ? `${hold.status} ${hold.captured} by ${hold.transfer_id}` : 'not there';
  return there === wanted ? [] : [`hold ${holdId} was told to be ${wanted} and is ${there}`];
}

export function toldOf({ truth }: World, ...kinds: readonly ToldMoney['kind'][]): ToldMoney[] {
  return truth.money.all.filter(({ kind }) => kinds.includes(kind));
}
