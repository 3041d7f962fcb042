interface Place<T> {
  /** Whether nobody waited under this key before. */
  readonly isFirst: boolean;
  /** The answer, or `undefined` after `ms`. */
  wait(ms: number): Promise<T | undefined>;
  leave(): void;
}

export class WaitingRoomFull extends Error {}

/** Who waits for which answer: a correlation map with a bounded size. Several may wait under one key. */
export class WaitingRoom<T> {
  private readonly places = new Map<string, Set<(answer: T | undefined) => void>>();
  private size = 0;

  constructor(private readonly limit: number) {}

  /** @throws WaitingRoomFull */
  enter(key: string): Place<T> {
    if (this.size >= this.limit) throw new WaitingRoomFull(`${this.limit} requests are waiting already`);
    this.size += 1;
    let settle!: (answer: T | undefined) => void;
    const answered = new Promise<T | undefined>((resolve) => (settle = resolve));
    const others = this.places.get(key) ?? new Set();
    const isFirst = others.size === 0;
    this.places.set(key, others.add(settle));
    let timer: NodeJS.Timeout | undefined;
    return {
      isFirst,
      wait: (ms) => {
        timer = setTimeout(() => settle(undefined), ms);
        return answered;
      },
      leave: () => {
        clearTimeout(timer);
        if (!others.delete(settle)) return;
        this.size -= 1;
        if (others.size === 0) this.places.delete(key);
      },
    };
  }

  /** @returns whether anybody was waiting */
  settle(key: string, answer: T): boolean {
    const waiting = this.places.get(key);
    waiting?.forEach((resolve) => resolve(answer));
    return waiting !== undefined;
  }
}
