/** An SMS as it is handed over. */
export interface Sms {
  /** The same for every attempt at one SMS. */
  readonly id: string;
  /** E.164. */
  readonly to: string;
  readonly text: string;
}
