import { Catch, Controller, UseFilters, type ExceptionFilter, type Type } from '@nestjs/common';
import { Ctx, MessagePattern, Payload } from '@nestjs/microservices';
import { throwError, type Observable } from 'rxjs';
import type { AnyCommand, AnyEvent, AnyMessage, DataReceived } from '@portfel/contracts';
import type { Reply, UnitOfWork } from './runner/unit-of-work';

export const MESSAGING_TRANSPORT = Symbol('portfel-messaging');

export interface CommandHandler<C extends AnyCommand> {
  /** Load, decide, save, publish, answer. */
  handle(command: DataReceived<C>, uow: UnitOfWork): Promise<Reply<C>>;
}

export interface EventHandler<E extends AnyEvent> {
  handle(event: DataReceived<E>, uow: UnitOfWork): Promise<void>;
}

/** What the transport finds on a handler that Nest registered. */
export interface HandlerExtras {
  readonly contract: AnyMessage;
  /** Absent for command handlers, which share one consumer. */
  readonly stem?: string;
}

/** The one handler of a command. */
export function Handles<C extends AnyCommand>(contract: C): (target: Type<CommandHandler<C>>) => void {
  return (target) => register(target, { contract });
}

/** A reaction to an event, in a consumer group of its own: `<service>.<file stem>`. */
export function On<E extends AnyEvent>(contract: E): (target: Type<EventHandler<E>>) => void {
  return (target) => register(target, { contract, stem: stemOf(target.name) });
}

function register(target: Type, extras: HandlerExtras): void {
  const { contract, stem } = extras;
  const pattern = [stem ?? 'commands', `${contract.name}@${contract.version}`].join('|');
  const descriptor = Object.getOwnPropertyDescriptor(target.prototype, 'handle');
  if (!descriptor) throw new Error(`${target.name} has no handle()`);
  MessagePattern(pattern, MESSAGING_TRANSPORT, { ...extras })(target.prototype, 'handle', descriptor);
  Payload()(target.prototype, 'handle', 0);
  Ctx()(target.prototype, 'handle', 1);
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
