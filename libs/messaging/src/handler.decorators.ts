import { Catch, Controller, UseFilters, type ExceptionFilter, type Type } from '@nestjs/common';
import { Ctx, MessagePattern, Payload } from '@nestjs/microservices';
import { throwError, type Observable } from 'rxjs';
import type { AnyCommand, AnyEvent, AnyMessage, DataReceived } from '@portfel/contracts';
import type { GroupMember } from './runner/consumer';
import type { Reply, UnitOfWork } from './runner/unit-of-work';

export const MESSAGING_TRANSPORT = Symbol('portfel-messaging');

export interface CommandHandler<C extends AnyCommand> {
  /** Load, decide, save, publish, answer. */
  handle(command: DataReceived<C>, uow: UnitOfWork): Promise<Reply<C>>;
}

export interface EventHandler<E extends AnyEvent> {
  handle(event: DataReceived<E>, uow: UnitOfWork): Promise<void>;
}

/** Carries out many commands in one transaction; each may be accepted or rejected alone. */
export interface CommandGroupHandler<C extends AnyCommand> {
  /** @returns a reply per command, in their order. What it throws undoes the whole group, which is then halved. */
  handleGroup(group: readonly GroupMember<DataReceived<C>>[]): Promise<Reply<C>[]>;
}

/** What the transport finds on a handler that Nest registered. */
export interface HandlerExtras {
  readonly contract: AnyMessage;
  /** Absent for command handlers, which share one consumer. */
  readonly stem?: string;
  /** Takes many commands in one call. */
  readonly grouped?: boolean;
}

/** The one handler of a command. */
export function Handles<C extends AnyCommand>(contract: C): (target: Type<CommandHandler<C>>) => void {
  return (target) => register(target, { contract });
}

/** The one handler of a command that is carried out in groups: a hot path, with statements for many rows at once. */
export function HandlesInGroups<C extends AnyCommand>(contract: C): (target: Type<CommandGroupHandler<C>>) => void {
  return (target) => register(target, { contract, grouped: true });
}

/**
 * A reaction to an event, in a consumer group of its own: `<service>.<file stem>`.
 * @param options `inOrderWith`: stem of another reaction whose group it shares: of one key neither overtakes the other
 */
export function On<E extends AnyEvent>(
  contract: E,
  options: { readonly inOrderWith?: string } = {},
): (target: Type<EventHandler<E>>) => void {
  return (target) => register(target, { contract, stem: options.inOrderWith ?? stemOf(target.name) });
}

function register(target: Type, extras: HandlerExtras): void {
  const { contract, stem, grouped } = extras;
  const method = grouped ? 'handleGroup' : 'handle';
  const pattern = [stem ?? 'commands', `${contract.name}@${contract.version}`].join('|');
  const descriptor = Object.getOwnPropertyDescriptor(target.prototype, method);
  if (!descriptor) throw new Error(`${target.name} has no ${method}()`);
  MessagePattern(pattern, MESSAGING_TRANSPORT, { ...extras })(target.prototype, method, descriptor);
  Payload()(target.prototype, method, 0);
  if (!grouped) Ctx()(target.prototype, method, 1);
  UseFilters(PassOn)(target);
  Controller()(target);
}

/** Nest's default filter would hide the error the runner has to judge. */
@Catch()
class PassOn implements ExceptionFilter {
  catch(error: unknown): Observable<never> {
    return throwError(() => error);
  }
}

/** `OpenWalletWhenAccountRegisteredHandler` → `open-wallet-when-account-registered` */
function stemOf(className: string): string {
  const words = className.replace(/Handler$/, '').match(/[A-Z][a-z0-9]*/g) ?? [className];
  return words.join('-').toLowerCase();
}
