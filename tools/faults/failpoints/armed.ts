import { writeSync } from 'node:fs';
import type { Failpoint, Orders } from './failpoint';

/** The failpoints of this process, as its parent last ordered them. */
export class Armed {
  private failpoints: readonly Failpoint[] = [];
  private counts = new Map<Failpoint['kind'], number>();

  /** From now on the parent is listened to; nothing is armed until it says so. */
  static byParent(): Armed {
    const armed = new Armed();
    process.on('message', (orders: Orders) => armed.set(orders.failpoints));
    // Without a parent nobody would end this process.
    process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
    return armed;
  }

  set(failpoints: readonly Failpoint[]): void {
    this.failpoints = failpoints;
    this.counts = new Map();
  }

  find<K extends Failpoint['kind']>(kind: K): Extract<Failpoint, { kind: K }> | undefined {
    return this.failpoints.find((one): one is Extract<Failpoint, { kind: K }> => one.kind === kind);
  }

  all<K extends Failpoint['kind']>(kind: K): readonly Extract<Failpoint, { kind: K }>[] {
    return this.failpoints.filter((one): one is Extract<Failpoint, { kind: K }> => one.kind === kind);
  }

  /** Ends this process like a power cut when it is the n-th time. Nothing after this line runs. */
  maybeDie(kind: 'kill-after-commit' | 'kill-after-send', what: string): void {
    const failpoint = this.find(kind);
    if (!failpoint) return;
    const count = (this.counts.get(kind) ?? 0) + 1;
    this.counts.set(kind, count);
    if (count < failpoint.nth) return;
    say({ failpoint: kind, what });
    process.kill(process.pid, 'SIGKILL');
  }
}

/** To the log file at once; a buffered line would die with the process. */
export function say(line: object): void {
  writeSync(2, `${JSON.stringify(line)}\n`);
}
