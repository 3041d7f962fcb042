/** A place among the movements of a wallet, which are newest first. */
export interface Place {
  readonly occurredAt: Date;
  readonly accountId: string;
  readonly sequence: number;
}

/** As a text whose parts are nobody's business. */
export const toCursor = ({ occurredAt, accountId, sequence }: Place): string =>
  Buffer.from([occurredAt.getTime(), accountId, sequence].join(':')).toString('base64url');

/** @returns undefined for a text that is no cursor */
export function fromCursor(cursor: string): Place | undefined {
  const text = Buffer.from(cursor, 'base64url').toString();
  const [, time, accountId, sequence] =
    /^(\d{1,15}):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):(\d{1,15})$/.exec(text) ?? [];
  if (!time || !accountId || !sequence) return undefined;
  return { occurredAt: new Date(Number(time)), accountId, sequence: Number(sequence) };
}
