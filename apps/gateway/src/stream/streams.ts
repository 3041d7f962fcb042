import { randomBytes } from 'node:crypto';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { CONFIG, ProblemError } from '@portfel/platform';
import type { GatewayConfig } from '../gateway.config';
import { LiveSessions } from '../policy/live-sessions';

/** What happened, for one person: the name of a server-sent event and its data. */
export interface News {
  readonly ownerId: string;
  readonly type: string;
  readonly data: object;
}

/** Where a stream goes. */
export interface Sink {
  readonly writableLength: number;
  write(frame: string): boolean;
  end(): unknown;
  destroy(): unknown;
  on(event: 'close', listener: () => void): unknown;
}

export interface Listener {
  readonly accountId: string;
  readonly sessionId: string;
  /** Of the event the listener saw last, on this instance or another. */
  readonly lastEventId?: string;
}

interface Stream extends Listener {
  readonly sink: Sink;
  readonly life: NodeJS.Timeout;
}

interface Told {
  readonly number: number;
  readonly ownerId: string;
  readonly frame: string;
}

export const STREAM_LIMITS = {
  /** What is kept for who comes back. */
  told: 5_000,
  /** A reader that is so much behind is dropped: it comes back, or asks for what is now. */
  behindBytes: 64 * 1_024,
  perPerson: 10,
  all: 10_000,
  /** Shorter than any proxy's patience. */
  beatMs: 15_000,
};

/**
 * The open streams of this instance, and what was told of late. An event is written once and sent as it is to every stream
 * of its person. Nothing waits for a slow reader.
 */
@Injectable()
export class Streams implements OnModuleDestroy {
  private readonly instance = randomBytes(6).toString('base64url');
  private readonly open = new Map<string, Set<Stream>>();
  private readonly told: Told[] = [];
  private last = 0;
  private count = 0;
  private readonly beat = setInterval(() => this.keepAlive(), STREAM_LIMITS.beatMs);

  constructor(
    sessions: LiveSessions,
    @Inject(CONFIG) private readonly config: Pick<GatewayConfig, 'STREAM_LIFE_MS'>,
  ) {
    this.beat.unref();
    sessions.whenEnded((sessionId) => this.endSession(sessionId));
  }

  onModuleDestroy(): void {
    clearInterval(this.beat);
    for (const stream of this.all()) stream.sink.end();
  }

  tell({ ownerId, type, data }: News): void {
    this.last += 1;
    const frame = `id: ${this.instance}-${this.last}\nevent: ${type}\ndata: ${JSON.stringify(data)}\n\n`;
    if (this.told.push({ number: this.last, ownerId, frame }) > STREAM_LIMITS.told) this.told.shift();
    for (const stream of this.open.get(ownerId) ?? []) this.send(stream, frame);
  }

  /** @throws ProblemError service-unavailable when there are as many streams as there may be */
  mustHaveRoom(): void {
    if (this.count >= STREAM_LIMITS.all) throw new ProblemError('service-unavailable');
  }

  /**
   * Begins with what the listener has missed, or, when that is not known any more, with `reset`: ask for what is now.
   */
  join(listener: Listener, sink: Sink): void {
    const life = setTimeout(() => sink.end(), this.config.STREAM_LIFE_MS).unref();
    const stream: Stream = { ...listener, sink, life };
    const theirs = this.open.get(listener.accountId) ?? new Set();
    this.open.set(listener.accountId, theirs.add(stream));
    this.count += 1;
    sink.on('close', () => this.leave(stream));
    const [oldest] = theirs;
    if (theirs.size > STREAM_LIMITS.perPerson) oldest!.sink.end();
    const hello = `retry: 2000\nid: ${this.instance}-${this.last}\nevent: hello\ndata: {}\n\n`;
    this.send(stream, this.missedBy(listener)?.join('') ?? 'event: reset\ndata: {}\n\n');
    this.send(stream, hello);
  }

  /** @returns undefined when some of it may be gone */
  private missedBy({ accountId, lastEventId }: Listener): string[] | undefined {
    if (lastEventId === undefined) return [];
    const cut = lastEventId.lastIndexOf('-');
    const seen = Number(lastEventId.slice(cut + 1));
    const oldest = this.told[0]?.number ?? this.last + 1;
    if (lastEventId.slice(0, cut) !== this.instance || !(seen >= oldest - 1 && seen <= this.last)) return undefined;
    return this.told.filter(({ number, ownerId }) => number > seen && ownerId === accountId).map(({ frame }) => frame);
  }

  private send(stream: Stream, frame: string): void {
    if (frame === '') return;
    stream.sink.write(frame);
    if (stream.sink.writableLength > STREAM_LIMITS.behindBytes) stream.sink.destroy();
  }

  private leave(stream: Stream): void {
    const theirs = this.open.get(stream.accountId);
    if (!theirs?.delete(stream)) return;
    clearTimeout(stream.life);
    this.count -= 1;
    if (theirs.size === 0) this.open.delete(stream.accountId);
  }

  private endSession(sessionId: string): void {
    for (const stream of this.all()) if (stream.sessionId === sessionId) stream.sink.end();
  }

  private keepAlive(): void {
    for (const stream of this.all()) this.send(stream, ': here\n\n');
  }

  private all(): Stream[] {
    return [...this.open.values()].flatMap((theirs) => [...theirs]);
  }
}
