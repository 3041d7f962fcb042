import { createHash } from 'node:crypto';
import { SERVICES, type ServiceName } from '../platform/environments';

/** Numbers that look thrown and are the same for the same seed and place. */
export class Dice {
  private state: number;

  constructor(...place: readonly (string | number)[]) {
    this.state = createHash('sha256').update(JSON.stringify(place)).digest().readUInt32LE();
  }

  /** From 0, below 1. */
  next(): number {
    // mulberry32: small, and good enough to choose victims with.
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** Both ends included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  oneOf<T>(all: readonly T[]): T {
    return all[this.between(0, all.length - 1)]!;
  }

  shuffled<T>(all: readonly T[]): T[] {
    return all
      .map((one) => [this.next(), one] as const)
      .sort(([a], [b]) => a - b)
      .map(([, one]) => one);
  }
}

/** What a row leaves to chance, decided before anything runs. */
export interface PlannedRow {
  readonly name: string;
  /** All services, the first victim first. */
  readonly victims: readonly ServiceName[];
  /** Load goes on for so long before the fault comes. */
  readonly calmMs: readonly number[];
  /** At which commit or send from arming a failpoint strikes. */
  readonly nth: readonly number[];
}

export interface Plan {
  readonly seed: number;
  readonly rows: readonly PlannedRow[];
}

const CHOICES = 12;

/** A pure function: the same seed and rows give the same plan; a row's plan does not depend on the other rows. */
export function planOf(seed: number, rowNames: readonly string[]): Plan {
  const rows = rowNames.map((name): PlannedRow => {
    const dice = new Dice(seed, 'row', name);
    const numbers = (low: number, high: number) => Array.from({ length: CHOICES }, () => dice.between(low, high));
    return {
      name,
      victims: dice.shuffled(SERVICES),
      calmMs: numbers(300, 1_500),
      nth: numbers(3, 25),
    };
  });
  return { seed, rows };
}

/** One thing a person does: opens an account, or asks for an earlier one again with the key of then. */
export interface Opening {
  /** Names the idempotency key: an earlier number is a repetition. */
  readonly number: number;
  readonly assetCode: string;
  readonly prefer: 'respond-async' | 'wait=10';
  readonly thenPauseMs: number;
}

const ASSETS = ['PLN', 'EUR', 'USD', 'BTC', 'POINTS'];
const REPEATED_SHARE = 0.2;
const WAITING_SHARE = 0.15;
const BURST_OF = 6;

/** The `index`-th thing that a person does; pure as well. */
export function openingOf(seed: number, person: number, index: number): Opening {
  const dice = new Dice(seed, 'opening', person, index);
  const repeats = dice.next() < REPEATED_SHARE && index > 0;
  const number = repeats ? originalOf(seed, person, dice.between(Math.max(0, index - 8), index - 1)) : index;
  return {
    number,
    assetCode: new Dice(seed, 'asset', person, number).oneOf(ASSETS),
    prefer: dice.next() < WAITING_SHARE ? 'wait=10' : 'respond-async',
    thenPauseMs: (index + 1) % BURST_OF === 0 ? dice.between(400, 1_200) : 0,
  };
}

/** A repetition of a repetition repeats what that one repeated. */
function originalOf(seed: number, person: number, index: number): number {
  return openingOf(seed, person, index).number;
}

/** How something is asked: once, or twice with the same key. */
export type Repetition = 'none' | 'at-once' | 'afterwards';

/** What a customer of the bank does next. Amounts are whole minor units; `to` is the place of another customer. */
export type Story = StoryPlot & {
  /** Of each request of it. */
  readonly repetitions: readonly Repetition[];
  readonly prefer: 'respond-async' | undefined;
  readonly thenPauseMs: number;
};

type StoryPlot =
  | { readonly kind: 'transfer'; readonly to: number; readonly assetCode: string; readonly amount: number }
  | {
      readonly kind: 'hold';
      readonly to: number;
      readonly assetCode: string;
      readonly amount: number;
      readonly expiresInSeconds: number;
      /** What `to` does with it; of a part, how much. */
      readonly then: 'capture' | 'capture-part' | 'release' | 'forget';
      readonly part: number;
    }
  | { readonly kind: 'exchange'; readonly from: string; readonly into: string; readonly amount: number }
  | { readonly kind: 'deposit' | 'withdrawal'; readonly assetCode: string; readonly amount: number };

const MONEY = ['PLN', 'EUR', 'USD'];
const FIRST_DEPOSIT = 1_000_000;
/** Nobody ever has so much. */
const TOO_MUCH = 90_000_000_000;
/**
 * Last two digits, by which the bank chooses what it does (tools/bank/README.md): settled, declined, contradicted, told before
 * it is answered, refused, answered at the third time. Not those that take longer than a row may.
 */
const ENDINGS = [0, 0, 0, 0, 0, 13, 41, 55, 66, 99];

export interface Circle {
  /** How many customers there are. */
  readonly customers: number;
  /** How much of what they do is a deposit or a withdrawal; from 0 to 1. */
  readonly paymentShare: number;
}

/** The `index`-th thing that a customer does; pure. It begins with a deposit in each money, so that there is some to move. */
export function storyOf(seed: number, customer: number, index: number, circle: Circle): Story {
  const dice = new Dice(seed, 'story', customer, index);
  const plot: StoryPlot =
    index < MONEY.length
      ? { kind: 'deposit', assetCode: MONEY[index]!, amount: FIRST_DEPOSIT }
      : plotOf(dice, customer, circle);
  return {
    ...plot,
    repetitions: [repetition(dice), repetition(dice)],
    prefer: dice.next() < 0.3 ? 'respond-async' : undefined,
    thenPauseMs: dice.between(0, 300),
  };
}

function plotOf(dice: Dice, customer: number, { customers, paymentShare }: Circle): StoryPlot {
  if (dice.next() < paymentShare) {
    const amount = dice.between(1, 40) * 100 + dice.oneOf(ENDINGS);
    return { kind: dice.oneOf(['deposit', 'withdrawal'] as const), assetCode: dice.oneOf(MONEY), amount };
  }
  const kind = dice.oneOf(['transfer', 'transfer', 'transfer', 'hold', 'hold', 'exchange'] as const);
  if (kind === 'exchange') {
    const [from, into] = dice.shuffled([...MONEY, 'BTC']) as [string, string];
    return { kind, from, into, amount: dice.between(2_000, 20_000) };
  }
  const other = dice.between(0, customers - 2);
  const to = other < customer ? other : other + 1;
  const assetCode = dice.oneOf(ASSETS);
  const amount = dice.next() < 0.05 ? TOO_MUCH : dice.between(1, assetCode === 'POINTS' ? 20 : 500);
  if (kind === 'transfer') return { kind, to, assetCode, amount };
  const then = dice.oneOf(['capture', 'capture-part', 'capture-part', 'release', 'forget'] as const);
  const expiresInSeconds = dice.next() < 0.3 ? 60 : 86_400;
  return { kind, to, assetCode, amount, expiresInSeconds, then, part: dice.between(1, amount) };
}

function repetition(dice: Dice): Repetition {
  if (dice.next() >= REPEATED_SHARE) return 'none';
  return dice.next() < 0.5 ? 'at-once' : 'afterwards';
}
