import pino, { type DestinationStream, type Logger } from 'pino';
import { allMessages, sealedFields } from '@portfel/contracts';

const ALWAYS_HIDDEN = ['password', 'token', 'authorization', 'cookie', 'email', 'phone'];

/** How deep a name is looked for: among the fields of an entry, and two levels below. */
const DEPTH = 3;

export type { Logger };

/** One JSON line per entry. Fields that a contract marks secret are hidden whatever object they arrive in. */
export function createLog(service: string, level: string, destination?: DestinationStream): Logger {
  const names = new Set([...ALWAYS_HIDDEN, ...secretFields()]);
  const shown = (entry: object) => withoutSecrets(entry, names, DEPTH);
  const options = {
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    // Not pino's own `redact`: it looks for every path in every line, which costs more than writing the line.
    formatters: { log: shown as (entry: object) => Record<string, unknown> },
    serializers: { err: (error: Error) => shown(pino.stdSerializers.err(error)) },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** The object itself when nothing in it is secret, else a copy. */
function withoutSecrets(value: object, names: ReadonlySet<string>, depth: number): object {
  if (value instanceof Error || 'toJSON' in value) return value;
  const hidden = Object.entries(value).flatMap(([name, inner]: [string, unknown]): [string, unknown][] => {
    if (names.has(name)) return inner === undefined ? [] : [[name, '[hidden]']];
    if (depth === 1 || typeof inner !== 'object' || inner === null) return [];
    const instead = withoutSecrets(inner, names, depth - 1);
    return instead === inner ? [] : [[name, instead]];
  });
  if (hidden.length === 0) return value;
  return Object.assign(Array.isArray(value) ? [...(value as unknown[])] : { ...value }, Object.fromEntries(hidden));
}

/** What a contract seals, on the way to a service or back. */
function secretFields(): string[] {
  return allMessages()
    .flatMap((message) => (message.kind === 'command' ? [message.data, message.result] : [message.data]))
    .flatMap((shape) => [...sealedFields(shape).keys()]);
}
