import { ATTEMPTS_IN_PLACE, backoffMs, sleep } from '../waiting';
import type { RunnerTools } from './consumer';
import type { Handling } from './handling';
import type { ReadMessage } from './reading';

/** What a transaction takes at most. */
const GROUP_LIMIT = 200;

interface Entry {
  readonly message: ReadMessage;
  readonly signal: AbortSignal;
  resolve(): void;
  reject(error: unknown): void;
}

/**
 * One writer for the commands of a consumer that are carried out in groups: what comes while a transaction runs goes into
 * the next one, in the order it came. A group that fails is halved until the message that makes it fail is alone; that
 * one goes its way apart, with the later ones of its key behind it, and holds up nobody else. What has to come again takes
 * the later ones of its key with it: nothing overtakes.
 */
export class GroupWriter {
  private queue: Entry[] = [];
  private writing = false;
  /** Keys whose messages go one by one, and the last of them. */
  private readonly apart = new Map<string, Promise<void>>();
  /** Keys of which a message has been given back while this group was worked on, and why. */
  private readonly givenBack = new Map<string, unknown>();

  constructor(
    private readonly handling: Handling,
    private readonly tools: Pick<RunnerTools, 'store'>,
    /** Everything that is promised to a single message: attempts, parking, dead letters. */
    private readonly handleAlone: (message: ReadMessage, signal: AbortSignal) => Promise<void>,
  ) {}

  /** @returns resolves when the message is done and told; rejects when it has to come again */
  add(message: ReadMessage, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      this.queue.push({ message, signal, resolve, reject });
      if (!this.writing) void this.drain();
    });
  }

  private async drain(): Promise<void> {
    this.writing = true;
    while (this.queue.length > 0) {
      const group: Entry[] = [];
      this.givenBack.clear();
      for (const entry of this.queue.splice(0, GROUP_LIMIT)) {
        if (entry.signal.aborted) entry.reject(entry.signal.reason);
        else if (this.apart.has(entry.message.key)) this.goApart(entry);
        else group.push(entry);
      }
      if (group.length > 0) await this.write(group);
    }
    // In the same breath as the look at the queue: what comes later finds nobody writing.
    this.writing = false;
  }

  private async write(group: readonly Entry[]): Promise<void> {
    try {
      const { left, told } = await this.together(group);
      const alone = new Set(left);
      for (const entry of group) {
        if (alone.has(entry.message)) this.goApart(entry);
        else told.then(entry.resolve, entry.reject);
      }
    } catch (error) {
      if (this.tools.store.isTransient(error)) return this.giveBack(group, error);
      if (group.length === 1) return this.goApart(group[0]!);
      const half = group.length >> 1;
      await this.write(group.slice(0, half));
      await this.writeRest(group.slice(half));
    }
  }

  /** Some keys may have gone apart in the first half, or have been given back. */
  private async writeRest(group: readonly Entry[]): Promise<void> {
    const rest = group.filter((entry) => {
      const { key } = entry.message;
      if (this.givenBack.has(key)) entry.reject(this.givenBack.get(key));
      else if (this.apart.has(key)) this.goApart(entry);
      else return true;
      return false;
    });
    if (rest.length > 0) await this.write(rest);
  }

  private giveBack(entries: readonly Entry[], error: unknown): void {
    for (const { message } of entries) this.givenBack.set(message.key, error);
    const later = this.queue.filter(({ message }) => this.givenBack.has(message.key));
    this.queue = this.queue.filter(({ message }) => !this.givenBack.has(message.key));
    for (const entry of [...entries, ...later]) entry.reject(error);
  }

  private async together(group: readonly Entry[]): ReturnType<Handling['handleGroup']> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.handling.handleGroup(group.map(({ message }) => message));
      } catch (error) {
        if (!this.tools.store.isTransient(error) || attempt >= ATTEMPTS_IN_PLACE) throw error;
        await sleep(backoffMs(attempt));
      }
    }
  }

  private goApart(entry: Entry): void {
    const { message, signal, resolve } = entry;
    const { key } = message;
    const before = this.apart.get(key) ?? Promise.resolve();
    // One that is given back fails all that wait behind it.
    const done = before.then(() => this.handleAlone(message, signal));
    this.apart.set(key, done);
    const end = () => {
      if (this.apart.get(key) === done) this.apart.delete(key);
    };
    void done.then(resolve, (error: unknown) => this.giveBack([entry], error)).then(end);
  }
}
