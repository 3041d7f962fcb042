import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Type } from '@nestjs/common';
import { PATTERN_EXTRAS_METADATA } from '@nestjs/microservices/constants.js';
import {
  allMessages,
  deadLetterTopic,
  Envelope,
  eventTopic,
  sealedFields,
  type AnyEvent,
  type AnyMessage,
  type DataToSend,
  type EventContract,
} from '@portfel/contracts';
import {
  MESSAGE_STORE,
  Sealer,
  type HandlerExtras,
  type IncomingRecord,
  type MessageStore,
  type OutgoingMessage,
  type ParkedMessage,
  type SealingKeys,
} from '@portfel/messaging';
import { createLog, startService, type Clock, type ConfigDefinition, type RunningService } from '@portfel/platform';
import { freePorts } from '../../../tools/local/ports';
import { environments, servicePorts, type Environment, type ServiceName } from '../../../tools/platform/environments';
import { newSecrets, type Secrets } from '../../../tools/platform/secrets';
import { eventually } from './eventually';
import { InMemoryBroker } from './in-memory-broker';

export interface HarnessOptions {
  /** The service's own database. */
  readonly storeUrl: string;
  readonly env?: Environment;
  readonly clock?: Clock;
  readonly smtpUrl?: string;
  readonly bankUrl?: string;
  /** Shared by instances that have to open the same seals. */
  readonly secrets?: Secrets;
}

/** One real service on its real store; the broker is in memory, and the spec is everybody else. */
export class ServiceHarness {
  private constructor(
    readonly service: RunningService,
    readonly broker: InMemoryBroker,
    readonly secrets: Secrets,
    readonly grpcAddress: string,
    /** Every line the service has logged. */
    readonly log: readonly string[],
    private readonly reactions: readonly Reaction[],
  ) {}

  static async start(module: Type, definition: ConfigDefinition, options: HarnessOptions): Promise<ServiceHarness> {
    const {
      storeUrl,
      smtpUrl = 'smtp://127.0.0.1:1',
      bankUrl = 'http://127.0.0.1:1',
      secrets = newSecrets(),
    } = options;
    const name = definition.service as ServiceName;
    const [grpcPort] = (await freePorts(1)) as [number];
    const addresses = {
      kafkaBrokers: ['in-memory:1'],
      databaseUrls: { auth: storeUrl, wallet: storeUrl },
      mongoUrls: { user: storeUrl, notification: storeUrl },
      photoFolder: join(tmpdir(), `portfel-photos-${randomUUID()}`),
      smtpUrl,
      bankUrl,
      webUrl: 'http://portfel.test',
    };
    const env = environments(
      addresses,
      servicePorts([0, grpcPort, grpcPort, grpcPort, grpcPort, 0, 0, 0, 0, 0]),
      secrets,
    )[name];
    const broker = new InMemoryBroker();
    const log: string[] = [];
    const service = await startService(module, definition, {
      env: { ...env, ...options.env },
      broker,
      clock: options.clock,
      log: createLog(name, 'info', { write: (line) => void log.push(line) }),
    });
    return new ServiceHarness(service, broker, secrets, `127.0.0.1:${grpcPort}`, log, reactionsOf(module));
  }

  /**
   * An event of another service as it stands on its topic: sealed, checked, in its envelope.
   * @param sequence its place in the history of its key
   */
  async message<E extends AnyEvent>(
    contract: E,
    data: DataToSend<E>,
    sequence = 1,
  ): Promise<OutgoingMessage & { id: string }> {
    const { name, version, topic, context } = contract as EventContract;
    const key = (contract as EventContract).key(data as never);
    const wire: Record<string, unknown> = { ...(data as object) };
    for (const [field, declaration] of sealedFields(contract.data as EventContract['data'])) {
      wire[field] = await this.sealerOf(context).seal(declaration, key, wire[field]);
    }
    const envelope: Envelope = {
      event_id: randomUUID(),
      event_name: name,
      event_version: version,
      event_time: new Date().toISOString(),
      producer: context,
      correlation_id: randomUUID(),
      actor: { type: 'visitor' },
      sequence,
      data: (contract as EventContract).data.parse(wire),
    };
    return { id: envelope.event_id, topic, key, value: Buffer.from(JSON.stringify(envelope)) };
  }

  /** Publishes each message and waits until every consumer of the service is done with all of them. */
  async deliver(...messages: readonly (OutgoingMessage & { id: string })[]): Promise<void> {
    const since = this.log.length;
    const expected = messages.reduce((sum, message) => sum + this.consumersOf(message), 0);
    await this.broker.produce(messages);
    await eventually(() => {
      const endings = this.endings({ since, ids: new Set(messages.map(({ id }) => id)) });
      const open = expected - endings.length;
      if (open > 0) throw new Error(`${open} of ${expected} times a message is not handled; so far ${endings.join()}`);
    });
  }

  /**
   * How the messages handled since a line of the log have ended: `done`, or `repeated` without an effect.
   * @param about `consumer` as `<service>.<stem>`
   */
  endings(about: { since?: number; ids?: ReadonlySet<string>; consumer?: string } = {}): string[] {
    return this.log
      .slice(about.since ?? 0)
      .map((line) => JSON.parse(line) as { msg: string; outcome: string; id: string; consumer: string })
      .filter(({ msg, id }) => msg === 'message handled' && (about.ids?.has(id) ?? true))
      .filter(({ consumer }) => consumer === (about.consumer ?? consumer))
      .map(({ outcome }) => outcome);
  }

  /** The events this service has published under a contract. The outbox may send one twice; its id makes it one. */
  published(contract: AnyEvent): Envelope[] {
    const { name, context } = contract as EventContract;
    const envelopes = this.broker
      .records(eventTopic(context))
      .map(({ value }) => Envelope.parse(JSON.parse(String(value))))
      .filter((envelope) => envelope.event_name === name);
    return [...new Map(envelopes.map((envelope) => [envelope.event_id, envelope])).values()];
  }

  /** The events this service has published because of a message, each once. */
  publishedBecauseOf(messageId: string): Pick<Envelope, 'event_name' | 'sequence' | 'data'>[] {
    const envelopes = this.broker
      .records(eventTopic(this.service.name))
      .map(({ value }) => Envelope.parse(JSON.parse(String(value))))
      .filter(({ causation_id: cause }) => cause === messageId);
    const once = new Map(envelopes.map((envelope) => [envelope.event_id, envelope]));
    // Their ids (UUID v7) say who was first, whatever partitions they went to.
    const inOrder = [...once.values()].sort((one, other) => (one.event_id < other.event_id ? -1 : 1));
    return inOrder.map(({ event_name, sequence, data }) => ({ event_name, sequence, data }));
  }

  /** Messages that wait because their handler failed or one before them is missing, in their order. */
  async parked(): Promise<ParkedMessage[]> {
    const keys = await this.service.app.get<MessageStore>(MESSAGE_STORE, { strict: false }).parking.list({}, 1_000);
    return keys.flatMap(({ messages }) => messages);
  }

  deadLetters(): IncomingRecord[] {
    return this.broker.records(deadLetterTopic(this.service.name));
  }

  /** The sealer another service of this platform would hold. */
  sealerOf(service: string): Sealer {
    const pairs = Object.entries(this.secrets.sealing);
    return new Sealer({
      service,
      publicKeys: Object.fromEntries(pairs.map(([name, { publicKey }]) => [name, publicKey])),
      privateKey: this.secrets.sealing[service]?.privateKey,
    } as SealingKeys);
  }

  /** How many consumers of the service note a message: who handles it, and who counts it in a checked history. */
  private consumersOf({ value }: OutgoingMessage): number {
    const { event_name: name, event_version: version } = JSON.parse(String(value)) as Envelope;
    const sent = allMessages().find((one) => one.name === name && one.version === version);
    const counts = (one: EventContract) => one.inSequence && one.topic === sent?.topic && isInSequence(sent);
    const noting = this.reactions.filter(({ contract }) => contract === sent || counts(contract));
    return new Set(noting.map(({ consumer }) => consumer)).size;
  }

  async health(): Promise<{ status: number; body: unknown }> {
    const response = await fetch(`${this.service.internalUrl}/health/ready`);
    return { status: response.status, body: await response.json() };
  }

  async close(): Promise<void> {
    await this.service.close();
  }
}

interface Reaction {
  readonly consumer: string | undefined;
  readonly contract: EventContract;
}

const isInSequence = (message: AnyMessage) => message.kind === 'event' && (message as EventContract).inSequence;

function reactionsOf(module: Type): Reaction[] {
  const controllers = (Reflect.getMetadata('controllers', module) ?? []) as Type[];
  return controllers.flatMap(({ prototype }) => {
    const { handle } = prototype as { handle?: object };
    const extras = handle && (Reflect.getMetadata(PATTERN_EXTRAS_METADATA, handle) as HandlerExtras | undefined);
    if (extras?.contract.kind !== 'event') return [];
    return [{ consumer: extras.stem, contract: extras.contract as EventContract }];
  });
}
