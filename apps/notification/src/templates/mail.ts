export interface Mail {
  /** The same for every attempt at one mail, so that a mail server can drop a repeat. */
  readonly messageId: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}
