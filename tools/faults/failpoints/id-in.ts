/** The id in the bytes of an envelope, without reading all of it. */
export function idIn(value: Buffer | null): string | undefined {
  return value ? /"event_id":"([0-9a-f-]{36})"/.exec(value.toString('latin1', 0, 400))?.[1] : undefined;
}
