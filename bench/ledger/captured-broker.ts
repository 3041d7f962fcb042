import type { BatchHandler, Broker, OutgoingMessage, Subscription, SubscriptionOptions } from '@portfel/messaging';

const subscription = (options: SubscriptionOptions): Subscription => ({
  options,
  isProgressing: () => true,
  rebalances: () => 0,
  oldestUnfinishedSeconds: () => 0,
  stop: async () => {},
});

/** No broker at all: what is sent is counted and gone, and records are handed to a consumer by hand. */
export class CapturedBroker implements Broker {
  private readonly consumers = new Map<string, BatchHandler>();
  readonly sent = new Map<string, number>();

  async produce(messages: readonly OutgoingMessage[]): Promise<void> {
    for (const { topic } of messages) this.sent.set(topic, (this.sent.get(topic) ?? 0) + 1);
  }

  consume(options: SubscriptionOptions, handler: BatchHandler): Subscription {
    this.consumers.set(options.group, handler);
    return subscription(options);
  }

  consumer(group: string): BatchHandler {
    const handler = this.consumers.get(group);
    if (!handler) throw new Error(`nobody consumes as ${group}`);
    return handler;
  }

  isReachable(): boolean {
    return true;
  }

  async lag(): Promise<[]> {
    return [];
  }

  async groups(): Promise<string[]> {
    return [...this.consumers.keys()];
  }

  async depth(): Promise<number> {
    return 0;
  }

  async readAll(): Promise<void> {}

  async stop(): Promise<void> {}
}
