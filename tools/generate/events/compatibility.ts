import fc from 'fast-check';
import type { JsonSchema } from './messages';

/** One way in which a shape no longer keeps what it promised to those on the other side of the wire. */
export interface Breach {
  /** `accounts[].assetCode`; empty for the shape itself. */
  readonly path: string;
  readonly what: string;
  readonly cure: string;
}

/** Limits, and whether a larger number lets less through. */
const LIMITS = {
  minLength: 'lower',
  minimum: 'lower',
  exclusiveMinimum: 'lower',
  minItems: 'lower',
  minProperties: 'lower',
  maxLength: 'upper',
  maximum: 'upper',
  exclusiveMaximum: 'upper',
  maxItems: 'upper',
  maxProperties: 'upper',
} as const;

/** Words for people: no reader refuses a message because of them. */
const ANNOTATIONS = new Set([
  '$schema',
  '$id',
  '$comment',
  'title',
  'description',
  'examples',
  'deprecated',
  'default',
]);
/** Compared one by one below; whatever else a schema says has to stay as it is, or to go. */
const COMPARED = new Set([
  ...ANNOTATIONS,
  ...Object.keys(LIMITS),
  'properties',
  'required',
  'items',
  'enum',
  'const',
  'pattern',
]);
/** Say what a value is, so that going is a change too. */
const IDENTITY = new Set(['type', 'secret', 'sealedTo', 'purpose', 'anyOf', 'oneOf', 'allOf', 'additionalProperties']);

/**
 * What breaks between an older and a newer schema of one version: everything a reader of the new shape would refuse
 * although it was valid, and every field that readers of the old shape count on. Wider limits and patterns and new enum
 * values pass: readers are deployed before writers. A keyword that is not understood here passes only when it is unchanged.
 */
export function breaches(before: JsonSchema, after: JsonSchema, path = ''): Breach[] {
  const found = (what: string, cure: string): Breach => ({ path, what, cure });
  if (!sameText(before.type, after.type)) {
    return [found(`type ${text(before.type)} became ${text(after.type)}`, 'keep the type')];
  }
  return [
    ...changedFields(before, after, path),
    ...narrowedLimits(before, after, found),
    ...narrowedValues(before, after, found),
    ...narrowedPattern(before, after, found),
    ...changedKeywords(before, after, found),
    ...changedItems(before, after, path),
  ];
}

type Found = (what: string, cure: string) => Breach;

function changedFields(before: JsonSchema, after: JsonSchema, path: string): Breach[] {
  const old = (before.properties ?? {}) as Record<string, JsonSchema>;
  const now = (after.properties ?? {}) as Record<string, JsonSchema>;
  const required = { before: new Set(before.required), after: new Set(after.required) };
  const added = Object.keys(now).filter((field) => !(field in old));
  const at = (field: string) => (path ? `${path}.${field}` : field);
  const removed = Object.keys(old)
    .filter((field) => !(field in now))
    .map((field) => ({
      path: at(field),
      what: added.length > 0 ? `removed ${field}, added ${added.join(', ')}: renamed?` : 'removed',
      cure: 'keep it',
    }));
  const demanded = [...required.after]
    .filter((field) => !required.before.has(field))
    .map((field) => {
      const what = field in old ? 'was optional, is required' : 'is new and required';
      return { path: at(field), what, cure: 'make it optional' };
    });
  const relaxed = [...required.before]
    .filter((field) => field in now && !required.after.has(field))
    .map((field) => ({ path: at(field), what: 'was required, is optional', cure: 'keep it required' }));
  const kept = Object.keys(old).filter((field) => field in now);
  return [
    ...removed,
    ...demanded,
    ...relaxed,
    ...kept.flatMap((field) => breaches(old[field]!, now[field]!, at(field))),
  ];
}

function narrowedLimits(before: JsonSchema, after: JsonSchema, found: Found): Breach[] {
  return Object.entries(LIMITS).flatMap(([limit, side]) => {
    const [old, now] = [before[limit], after[limit]] as (number | undefined)[];
    if (now === undefined) return [];
    const tighter = old === undefined || (side === 'lower' ? now > old : now < old);
    return tighter ? [found(`${limit} ${text(old)} became ${now}`, 'keep what was allowed')] : [];
  });
}

/** A `const` is an enum of one. */
function narrowedValues(before: JsonSchema, after: JsonSchema, found: Found): Breach[] {
  const [old, now] = [before, after].map((schema) => (schema.const === undefined ? schema.enum : [schema.const]));
  if (!now) return [];
  if (!old) return [found(`only ${now.map(text).join(', ')} from now on`, 'keep what was allowed')];
  const gone = old.filter((value) => !now.some((other) => sameText(value, other)));
  return gone.length > 0 ? [found(`value ${gone.map(text).join(', ')} removed`, 'keep the value')] : [];
}

/** Whether one pattern takes all that another took cannot be told in general: a thousand texts are tried. */
function narrowedPattern(before: JsonSchema, after: JsonSchema, found: Found): Breach[] {
  const [old, now] = [before.pattern, after.pattern] as (string | undefined)[];
  if (now === undefined || now === old) return [];
  const refused = (one: string) => !new RegExp(now, 'u').test(one);
  if (old !== undefined && !fc.sample(textsOf(old), { numRuns: 1_000, seed: 1 }).some(refused)) return [];
  return [found(`pattern ${text(old)} became ${text(now)}`, 'keep what was allowed')];
}

const textsOf = (pattern: string) => fc.stringMatching(new RegExp(pattern, 'u'));

function changedKeywords(before: JsonSchema, after: JsonSchema, found: Found): Breach[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((keyword) => keyword !== 'type' && !COMPARED.has(keyword))
    .filter((keyword) => !sameText(before[keyword], after[keyword]))
    .filter((keyword) => after[keyword] !== undefined || IDENTITY.has(keyword))
    .map((keyword) => {
      const change = `${keyword} ${text(before[keyword])} became ${text(after[keyword])}`;
      return found(change, 'keep what was allowed');
    });
}

function changedItems(before: JsonSchema, after: JsonSchema, path: string): Breach[] {
  const [old, now] = [before.items, after.items] as (JsonSchema | undefined)[];
  if (!now) return [];
  return breaches(old ?? {}, now, `${path}[]`);
}

const text = (value: unknown) => (value === undefined ? 'none' : JSON.stringify(value));
const sameText = (one: unknown, other: unknown) => text(one) === text(other);
