import { z } from 'zod';
import { allMessages, sealedFields, type AnyCommand, type AnyEvent, type AnyMessage } from '@portfel/contracts';
import { allHandlers } from '../reflection';
import { listenersIn, serviceSources } from './traffic';

export type JsonSchema = z.core.JSONSchema.JSONSchema;

/** `Auth.SignUp.v1`: names a message with its version, in files and in documents. */
export const idOf = ({ name, version }: AnyMessage) => `${name}.v${version}`;

/** Names what a command answers. */
export const resultIdOf = ({ name, version }: AnyCommand) => `${name}.result.v${version}`;

const sorted = () => [...allMessages()].sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
export const commands = () => sorted().filter((message): message is AnyCommand => message.kind === 'command');
export const events = () => sorted().filter((message): message is AnyEvent => message.kind === 'event');

/** A shape as it is on the wire, before the reader fills defaults in. */
export const schemaOf = (shape: z.ZodType): JsonSchema => z.toJSONSchema(shape, { io: 'input' });

/** The field that orders a message: whatever the key function reads. */
export function keyField({ key }: AnyMessage): string {
  return String(key(new Proxy({}, { get: (_, field) => field }) as never));
}

/** Field → the service it is sealed to, of the data and of what the command answers. */
export function sealsOf(message: AnyMessage): { field: string; to: string }[] {
  const seals = [...sealedFields(message.data)].map(([field, { to }]) => ({ field, to }));
  if (message.kind === 'event') return seals;
  return [...seals, ...[...sealedFields(message.result)].map(([field, { to }]) => ({ field: `result.${field}`, to }))];
}

/** Consumers as `<service>.<stem>`: handlers, and who listens without one. */
export function consumersOf(message: AnyMessage): string[] {
  const handling = allHandlers()
    .filter(({ contract }) => contract === message)
    .map(({ service, stem }) => `${service}.${stem ?? 'commands'}`);
  const listening = listenersIn(serviceSources())
    .filter((one) => one.message === message)
    .map(({ service, stem }) => `${service}.${stem}`);
  return [...handling, ...listening].sort();
}
