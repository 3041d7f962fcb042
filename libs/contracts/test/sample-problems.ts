import { z } from 'zod';
import { Envelope, type AnyMessage } from '@portfel/contracts';

type Json = null | boolean | number | string | Json[] | { [field: string]: Json };
type JsonObject = { [field: string]: Json };
/** `['accounts', 0, 'assetCode']` */
type Path = readonly (string | number)[];

/** The shape of a message on its topic. */
export const wholeMessage = (contract: AnyMessage) => Envelope.extend({ data: contract.data });

/** Why today's code does not read what an older one wrote: fields that are refused, and fields it no longer knows. */
export function problemsWith(contract: AnyMessage, sample: unknown): string[] {
  const read = wholeMessage(contract).safeParse(sample);
  if (!read.success) return read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  return pathsOf(sample as Json)
    .filter((path) => valueAt(read.data as Json, path) === undefined)
    .map((path) => `${path.join('.')}: is not declared any more`);
}

/** Fields of a sample that a message cannot do without, at every depth. */
export function requiredPaths(contract: AnyMessage, sample: unknown): Path[] {
  const schema = z.toJSONSchema(wholeMessage(contract), { io: 'input' });
  return pathsOf(sample as Json).filter((path) => isRequired(schema, path));
}

/** A copy without one field. */
export function without(sample: unknown, path: Path): unknown {
  const copy = structuredClone(sample) as Json;
  const parent = valueAt(copy, path.slice(0, -1)) as JsonObject;
  delete parent[path.at(-1)!];
  return copy;
}

/** A copy with a field nobody knows in every object; not in a record, of which every field is known. */
export function withUnknownFields(contract: AnyMessage, sample: unknown): unknown {
  const schema = z.toJSONSchema(wholeMessage(contract), { io: 'input' });
  return withUnknown(sample, schema);
}

function withUnknown(value: unknown, schema: z.core.JSONSchema.JSONSchema | undefined): unknown {
  if (Array.isArray(value)) return value.map((inner) => withUnknown(inner, schema?.items as typeof schema));
  if (value === null || typeof value !== 'object' || schema?.propertyNames) return value;
  const fields = Object.entries(value).map(([field, inner]) => {
    return [field, withUnknown(inner, schema?.properties?.[field] as typeof schema)] as const;
  });
  return { ...Object.fromEntries(fields), fromTheFuture: 'unknown' };
}

/** Every field, at every depth; of a list, those of each member. */
function pathsOf(value: Json, at: Path = []): Path[] {
  if (value === null || typeof value !== 'object') return [];
  const below = Array.isArray(value) ? value.map((inner, index) => [index, inner] as const) : Object.entries(value);
  return below.flatMap(([field, inner]) => {
    const path = [...at, field];
    return [...(typeof field === 'string' ? [path] : []), ...pathsOf(inner, path)];
  });
}

function valueAt(value: Json, path: Path): Json | undefined {
  return path.reduce<Json | undefined>((inner, field) => (inner as JsonObject | undefined)?.[field], value);
}

function isRequired(schema: z.core.JSONSchema.JSONSchema, path: Path): boolean {
  const parent = path.slice(0, -1).reduce<z.core.JSONSchema.JSONSchema | undefined>((inner, field) => {
    return (typeof field === 'number' ? inner?.items : inner?.properties?.[field]) as typeof inner;
  }, schema);
  return parent?.required?.includes(String(path.at(-1))) ?? false;
}
