import pino, { type DestinationStream, type Logger } from 'pino';
import { allMessages, sealedFields } from '@portfel/contracts';

const ALWAYS_HIDDEN = ['password', 'token', 'authorization', 'cookie', 'email', 'phone'];

export type { Logger };

/** One JSON line per entry. Fields that a contract marks secret are hidden whatever object they arrive in. */
export function createLog(service: string, level: string, destination?: DestinationStream): Logger {
  const names = [...new Set([...ALWAYS_HIDDEN, ...secretFields()])];
  const options = {
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: names.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[hidden]' },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** What a contract seals, on the way to a service or back. */
function secretFields(): string[] {
  return allMessages()
    .flatMap((message) => (message.kind === 'command' ? [message.data, message.result] : [message.data]))
    .flatMap((shape) => [...sealedFields(shape).keys()]);
}
