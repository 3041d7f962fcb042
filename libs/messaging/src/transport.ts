import { Server, type CustomTransportStrategy, type MessageHandler } from '@nestjs/microservices';
import { lastValueFrom } from 'rxjs';
import { commandTopic } from '@portfel/contracts';
import type { Subscription } from './broker.port';
import { MESSAGING_TRANSPORT, type HandlerExtras } from './handler.decorators';
import { OutboxPublisher } from './runner/outbox-publisher';
import type { ConsumerDefinition, Dispatch, GroupDispatch, RunnerTools } from './runner/consumer';
import { InboxPruner } from './runner/inbox-pruner';
import { Runner } from './runner/runner';
import { Takeover } from './runner/takeover';
import type { Reply } from './runner/unit-of-work';

/** A consumer while its handlers are being collected. */
interface Gathering extends ConsumerDefinition {
  handlers: Map<string, Dispatch>;
  groups: Map<string, GroupDispatch>;
  topics: string[];
  inSequence: boolean;
}

/** Nest's way in: collects the handlers Nest found, one runner and one subscription per consumer group. */
export class MessagingTransport extends Server implements CustomTransportStrategy {
  override readonly transportId = MESSAGING_TRANSPORT;
  private subscriptions: Subscription[] = [];
  private runners: Runner[] = [];
  private readonly publisher: OutboxPublisher;
  private readonly pruner: InboxPruner;

  constructor(
    private readonly service: string,
    private readonly tools: Omit<RunnerTools, 'publisher'>,
  ) {
    super();
    this.publisher = new OutboxPublisher(tools.broker, tools.store, tools.log);
    this.pruner = new InboxPruner(tools.store, tools.log, tools.now);
  }

  listen(callback: () => void): void {
    const tools = { ...this.tools, publisher: this.publisher };
    this.subscriptions = this.consumers().map((consumer) => {
      const runner = new Runner(consumer, tools);
      this.runners.push(runner);
      runner.parking.start();
      const takeover = new Takeover(this.publisher);
      const options = { group: consumer.group, topics: consumer.topics, from: 'group' } as const;
      const subscription = tools.broker.consume(options, async (records, signal) => {
        await takeover.done(subscription.rebalances(), signal);
        await runner.handleBatch(records, signal);
      });
      return subscription;
    });
    this.publisher.start();
    this.pruner.start();
    this.tools.metrics.watch(this.service, this.tools, this.subscriptions);
    callback();
  }

  /** Joined, fetching, and the broker answers. */
  isReady(): boolean {
    return this.tools.broker.isReachable() && this.subscriptions.every((subscription) => subscription.isProgressing());
  }

  async close(): Promise<void> {
    await Promise.all(this.subscriptions.map((subscription) => subscription.stop()));
    await Promise.all(this.runners.map(({ parking }) => parking.stop()));
    await this.pruner.stop();
    await this.publisher.stop();
    await this.tools.broker.stop();
  }

  on(): void {
    throw new Error('This transport emits no events');
  }

  unwrap<T>(): T {
    return this.tools.broker as T;
  }

  private consumers(): ConsumerDefinition[] {
    const groups = new Map<string, Gathering>();
    for (const handler of this.messageHandlers.values()) {
      const { contract, stem, grouped } = handler.extras as HandlerExtras;
      const isCommand = contract.kind === 'command';
      if (isCommand && contract.context !== this.service) {
        throw new Error(`${contract.name} belongs to ${contract.context}; ${this.service} cannot handle it`);
      }
      const group = `${this.service}.${stem ?? 'commands'}`;
      const consumer = groups.get(group) ?? {
        group,
        inSequence: false,
        service: this.service,
        topics: isCommand ? [commandTopic(this.service)] : [],
        handlers: new Map<string, Dispatch>(),
        groups: new Map<string, GroupDispatch>(),
        takes: isCommand ? ('every-message' as const) : ('named-messages' as const),
      };
      if (!isCommand && contract.inSequence) consumer.inSequence = true;
      if (!consumer.topics.includes(contract.topic)) consumer.topics.push(contract.topic);
      const id = `${contract.name}@${contract.version}`;
      if (grouped) {
        const dispatch = this.dispatchGroupTo(handler);
        consumer.groups.set(id, dispatch);
        consumer.handlers.set(id, async (command, uow) => (await dispatch([{ command, uow }]))[0]);
      } else {
        consumer.handlers.set(id, this.dispatchTo(handler));
      }
      groups.set(group, consumer);
    }
    return [...groups.values()];
  }

  private dispatchGroupTo(handler: MessageHandler): GroupDispatch {
    return async (group) => {
      const answered = this.transformToObservable(await handler(group));
      return (await lastValueFrom(answered)) as Reply[];
    };
  }

  private dispatchTo(handler: MessageHandler): Dispatch {
    return async (data, uow) => {
      const answered = this.transformToObservable(await handler(data, uow));
      return (await lastValueFrom(answered, { defaultValue: undefined })) as Reply | void;
    };
  }
}
