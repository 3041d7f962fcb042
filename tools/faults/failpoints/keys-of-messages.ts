import type { IncomingRecord } from '@portfel/messaging';

const REMEMBERED = 50_000;

/** Which key a message came under: a store is told the message only. */
export class KeysOfMessages {
  private readonly keys = new Map<string, string>();

  note(records: readonly IncomingRecord[]): void {
    for (const record of records) {
      const id = idIn(record.value);
      if (id) this.keys.set(id, record.key);
    }
    if (this.keys.size <= REMEMBERED) return;
    for (const id of [...this.keys.keys()].slice(0, REMEMBERED / 2)) this.keys.delete(id);
  }

  of(messageId: string): string | undefined {
    return this.keys.get(messageId);
  }
}

/** The id in the bytes of an envelope, without reading all of it. */
export function idIn(value: Buffer | null): string | undefined {
  return value ? /"event_id":"([0-9a-f-]{36})"/.exec(value.toString('latin1', 0, 400))?.[1] : undefined;
}
