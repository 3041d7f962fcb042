import type { Cell } from './table';

export type ShownField = { readonly field: string; readonly value: Cell };

const ID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;
const SEALED = /^eyJ[\w-]+\.[\w-]*\.[\w-]+\.[\w-]+\.[\w-]+$/;
const OPEN_FIELDS = new Set(['event_name', 'event_time', 'producer']);

/**
 * What an operator needs of a message and nothing a person has said: ids, numbers and states as they are, of any other
 * text only its length. Staff reads no user's data, not here either.
 */
export function messageShape(value: Buffer | null): ShownField[] {
  try {
    const message = JSON.parse(String(value)) as Record<string, unknown>;
    return fieldsOf(message);
  } catch {
    return [{ field: 'bytes', value: `${value?.byteLength ?? 0}, no JSON` }];
  }
}

function fieldsOf(value: object, path = ''): ShownField[] {
  return Object.entries(value).flatMap(([name, one]: [string, unknown]) => {
    const field = path ? `${path}.${name}` : name;
    if (one !== null && typeof one === 'object') return fieldsOf(one, field);
    return [{ field, value: shown(field, one as Cell) }];
  });
}

function shown(field: string, value: Cell): Cell {
  if (typeof value !== 'string' || ID.test(value) || OPEN_FIELDS.has(field)) return value;
  return SEALED.test(value) ? '(sealed)' : `(text, ${value.length} characters)`;
}
