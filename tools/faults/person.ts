import type { ToldPerson } from './ledger-of-truth';

/** Somebody who has signed up, confirmed and signed in. */
export interface LivePerson {
  readonly told: ToldPerson;
  readonly place: number;
  readonly email: string;
  token: string;
  /** Of the next opening. */
  index: number;
}
