export interface TopicOffset {
  readonly topic: string;
  readonly partition: number;
  /** The next offset to read. */
  readonly offset: string;
}

/** What is done and not yet committed: one number per partition. */
export class OffsetLedger {
  private readonly next = new Map<string, TopicOffset>();

  done(topic: string, partition: number, lastOffset: string): void {
    this.put({ topic, partition, offset: String(BigInt(lastOffset) + 1n) });
  }

  take(): TopicOffset[] {
    const offsets = [...this.next.values()];
    this.next.clear();
    return offsets;
  }

  /** After a failed commit; a later offset of the same partition stays. */
  giveBack(offsets: readonly TopicOffset[]): void {
    offsets.forEach((offset) => this.put(offset));
  }

  clear(): void {
    this.next.clear();
  }

  private put(entry: TopicOffset): void {
    const id = `${entry.topic}/${entry.partition}`;
    const known = this.next.get(id);
    if (!known || BigInt(known.offset) < BigInt(entry.offset)) this.next.set(id, entry);
  }
}
