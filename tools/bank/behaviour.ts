/** What the bank does with a payment. */
export interface Behaviour {
  /** Refused at once with 422 and this word. */
  readonly refusal?: string;
  /** How often it answers 503 before it takes the payment. */
  readonly away: number;
  /** Whether the webhook comes before the answer to the request. */
  readonly tellsFirst: boolean;
  /** What it says by the webhook; several contradict each other, and any may come first. */
  readonly news: readonly { readonly status: 'settled' | 'failed'; readonly failure?: string }[];
  readonly delayMs: number;
  /** How often it says each. */
  readonly times: number;
  /** How it ends, as GET tells. */
  readonly end: { readonly status: 'settled' | 'failed'; readonly failure?: string };
}

const SETTLED = { status: 'settled' } as const;
const DECLINED = { status: 'failed', failure: 'declined' } as const;
const LONG_MS = 10_000;

/**
 * By the last two digits of the amount, so that whoever pays chooses; all else is settled. The table is in README.md.
 * @param random from 0 to 1, excluded
 */
export function behaviourOf(amount: string, random: () => number): Behaviour {
  const usual = {
    away: 0,
    tellsFirst: false,
    news: [SETTLED],
    delayMs: 100 + Math.floor(random() * 1_900),
    times: 1 + Math.floor(random() * 3),
    end: SETTLED,
  };
  switch (amount.slice(-2)) {
    case '13':
      return { ...usual, news: [DECLINED], end: DECLINED };
    case '27':
      return { ...usual, delayMs: LONG_MS };
    case '41':
      return { ...usual, news: [SETTLED, DECLINED] };
    case '55':
      return { ...usual, tellsFirst: true, delayMs: 0 };
    case '66':
      return { ...usual, refusal: 'not-possible' };
    case '77':
      return { ...usual, news: [], delayMs: 0 };
    case '99':
      return { ...usual, away: 2 };
    default:
      return usual;
  }
}
