import { type z } from 'zod';
import type { ErrorCode } from './errors';
import type { Received, Unsealed } from './sealed';

export type MessageKind = 'command' | 'event';

interface Declaration<D extends z.ZodObject> {
  /** `<Context>.<Name>`, e.g. `Auth.SignUp`. */
  readonly name: string;
  readonly version: number;
  /** The id of the thing that must stay in order; a random id, never personal data. */
  readonly key: (data: z.infer<D>) => string;
  readonly data: D;
}

export interface MessageContract<D extends z.ZodObject = z.ZodObject> extends Declaration<D> {
  readonly kind: MessageKind;
  /** The owning context in topic spelling: `auth`, `crypto-rate`. */
  readonly context: string;
  readonly topic: string;
}

export interface CommandContract<
  D extends z.ZodObject = z.ZodObject,
  R extends z.ZodObject = z.ZodObject,
> extends MessageContract<D> {
  readonly kind: 'command';
  readonly result: R;
  /** Every business reason for which the command may be rejected. */
  readonly errors: readonly ErrorCode[];
}

export interface EventContract<D extends z.ZodObject = z.ZodObject> extends MessageContract<D> {
  readonly kind: 'event';
  /**
   * Whether consumers check its place in the history of its key: an event that comes too early waits for the missing
   * one, an older one is done. Every event of the same key and topic that is published with a `sequence` asks alike.
   */
  readonly inSequence: boolean;
}

// A key function of a narrower contract cannot stand where one of any contract is asked: method bivariance is wanted here.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyCommand = CommandContract<any, any>;
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyEvent = EventContract<any>;
export type AnyMessage = AnyCommand | AnyEvent;

/** What a sender passes. */
export type DataToSend<C> = C extends MessageContract<infer D> ? Unsealed<z.infer<D>> : never;
/** What a handler receives. */
export type DataReceived<C> = C extends MessageContract<infer D> ? Received<z.infer<D>> : never;
export type ResultToSend<C> = C extends CommandContract<z.ZodObject, infer R> ? Unsealed<z.infer<R>> : never;
export type ResultReceived<C> = C extends CommandContract<z.ZodObject, infer R> ? Received<z.infer<R>> : never;

const declared = new Map<string, AnyMessage>();

/** Declares a command: one handler in the whole platform, one outcome each time. */
export function defineCommand<D extends z.ZodObject, R extends z.ZodObject>(
  declaration: Declaration<D> & { result: R; errors: readonly ErrorCode[] },
): CommandContract<D, R> {
  const context = contextOf(declaration.name);
  return declare({ ...declaration, kind: 'command', context, topic: commandTopic(context) });
}

/** Declares an event: a fact, for whoever subscribes. */
export function defineEvent<D extends z.ZodObject>(
  declaration: Declaration<D> & { inSequence?: boolean },
): EventContract<D> {
  const context = contextOf(declaration.name);
  return declare({ inSequence: false, ...declaration, kind: 'event', context, topic: eventTopic(context) });
}

/** Every message declared so far, in the order of declaration. */
export function allMessages(): readonly AnyMessage[] {
  return [...declared.values()];
}

export const commandTopic = (context: string) => `${context}.commands`;
export const eventTopic = (context: string) => `${context}.events`;
export const outcomeTopic = (context: string) => `${context}.outcomes`;
export const deadLetterTopic = (context: string) => `${context}.dead-letters`;

function declare<C extends AnyMessage>(contract: C): C {
  const id = `${contract.name}@${contract.version}`;
  if (declared.has(id)) throw new Error(`${id} is declared twice`);
  declared.set(id, contract);
  return contract;
}

/** `CryptoRate.CoinListed` → `crypto-rate` */
function contextOf(name: string): string {
  const match = /^([A-Z][A-Za-z]*)\.[A-Z][A-Za-z]*$/.exec(name);
  if (!match?.[1]) throw new Error(`${name}: a message is named <Context>.<Name>`);
  return match[1].replace(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
}
