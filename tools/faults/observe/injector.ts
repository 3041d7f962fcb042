import type { Producer } from 'kafkajs';
import type { LedgerOfTruth } from '../ledger-of-truth';
import type { TopicObserver } from './topics';

export interface Injection {
  readonly topic: string;
  readonly partition: number;
  readonly key: string;
  readonly value: Buffer | null;
  /** In words, for the evidence. */
  readonly kind: string;
  /** Whether it belongs to the dead letters. */
  readonly poison: boolean;
}

/** Puts records on topics past every rule of the platform, and notes where. */
export class Injector {
  private producer?: Producer;

  constructor(
    private readonly topics: TopicObserver,
    private readonly truth: LedgerOfTruth,
  ) {}

  async put(injections: readonly Injection[]): Promise<void> {
    this.producer ??= await this.connected();
    for (const { topic, partition, key, value, kind, poison } of injections) {
      const [sent] = await this.producer.send({ topic, acks: -1, messages: [{ key, value, partition }] });
      this.truth.injected.push({ topic, partition, offset: Number(sent!.baseOffset), kind, poison });
    }
  }

  async end(): Promise<void> {
    await this.producer?.disconnect();
  }

  private async connected(): Promise<Producer> {
    const producer = this.topics.client.producer({ allowAutoTopicCreation: false });
    await producer.connect();
    return producer;
  }
}
