import type {
  Actor,
  AnyCommand,
  AnyEvent,
  DataToSend,
  Envelope,
  ErrorCode,
  OutcomeData,
  Rejection,
  ResultToSend,
} from '@portfel/contracts';
import type { OpenTransaction, OutboxRow } from '../store/message-store.port';

/** How a command ended. Handlers make it with `uow.accept` and `uow.reject`. */
export type Reply<C extends AnyCommand = AnyCommand> =
  { readonly accepted: ResultToSend<C> } | { readonly rejected: Rejection };

export interface PendingEvent {
  readonly contract: AnyEvent;
  readonly data: object;
  readonly sequence?: number;
}

/**
 * What one message may do: read and write its service's store, publish events, answer. All of it commits together.
 * The transaction opens when a store first asks for it; work before that (opening seals, hashing) holds no connection.
 */
export class UnitOfWork<Tx = unknown> {
  readonly events: PendingEvent[] = [];
  private readonly hooks: (() => void)[] = [];
  private opening?: Promise<OpenTransaction<Tx>>;

  constructor(
    private readonly begin: () => Promise<OpenTransaction<Tx>>,
    private readonly cause: Pick<Envelope, 'event_id' | 'correlation_id' | 'actor'>,
    /** The time of this message; the same for everything it does. */
    readonly now: Date,
  ) {}

  /** The id of the message; for a command, the command id. */
  get messageId(): string {
    return this.cause.event_id;
  }

  get correlationId(): string {
    return this.cause.correlation_id;
  }

  /** Who asked. Ownership is checked against this and nothing else. */
  get actor(): Actor {
    return this.cause.actor;
  }

  /** For stores. @throws AlreadyHandled, KeyIsParked, SequenceGap: for the runner to judge */
  async transaction(): Promise<Tx> {
    this.opening ??= this.begin();
    return (await this.opening).tx;
  }

  /** The event leaves when, and only when, the work commits. */
  publish<E extends AnyEvent>(contract: E, data: DataToSend<E>, options: { sequence?: number } = {}): void {
    this.events.push({ contract, data: data as object, ...options });
  }

  accept<T extends object>(result: T): { accepted: T } {
    return { accepted: result };
  }

  reject(code: ErrorCode, fields?: Record<string, string[]>): { rejected: Rejection } {
    return { rejected: fields ? { code, fields } : { code } };
  }

  /** Runs after the commit, at most once; for waking a worker, never for an effect that must not be lost. */
  afterCommit(hook: () => void): void {
    this.hooks.push(hook);
  }

  /** For the runner. */
  async commit(outcome: OutcomeData | undefined, events: readonly OutboxRow[]): Promise<void> {
    await this.transaction();
    const open = await this.opening!;
    await open.commit({ outcomes: outcome && [outcome], events });
    this.committed();
  }

  /** For the runner. */
  committed(): void {
    for (const hook of this.hooks) hook();
  }

  /** For the runner. */
  async rollback(): Promise<void> {
    const open = await this.opening?.catch(() => undefined);
    await open?.rollback().catch(() => undefined);
  }
}
