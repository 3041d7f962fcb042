import { randomUUID } from 'node:crypto';
import { sealedFields, type AnyEvent, type DataToSend, type Envelope, type Sealed } from '@portfel/contracts';
import type { Sealer } from '@portfel/messaging';
import type { InMemoryBroker } from './in-memory-broker';

/** Publishes events as the service that owns them would. */
export class EventSource {
  constructor(
    private readonly broker: InMemoryBroker,
    private readonly service: string,
    private readonly sealer: Sealer,
  ) {}

  async publish<E extends AnyEvent>(contract: E, data: DataToSend<E>): Promise<Envelope> {
    const envelope = await this.envelope(contract, data);
    const key = contract.key(envelope.data as never);
    await this.broker.produce([{ topic: contract.topic, key, value: bytesOf(envelope) }]);
    return envelope;
  }

  /** The same event several times at once, each time in another partition if there are enough. */
  async publishTimes<E extends AnyEvent>(times: number, contract: E, data: DataToSend<E>): Promise<Envelope> {
    const envelope = await this.envelope(contract, data);
    const value = bytesOf(envelope);
    const copies = Array.from({ length: times }, (_, copy) => ({ topic: contract.topic, key: `copy ${copy}`, value }));
    await this.broker.produce(copies);
    return envelope;
  }

  private async envelope(contract: AnyEvent, data: object): Promise<Envelope> {
    const wire: Record<string, unknown> = { ...data };
    const subject = contract.key(data as never);
    for (const [field, declaration] of sealedFields(contract.data)) {
      // What another message brought sealed is passed on as it is.
      const passedOn = (wire[field] as Partial<Sealed<unknown>> | undefined)?.text;
      if (field in wire) wire[field] = passedOn ?? (await this.sealer.seal(declaration, subject, wire[field]));
    }
    return {
      event_id: randomUUID(),
      event_name: contract.name,
      event_version: contract.version,
      event_time: new Date().toISOString(),
      producer: this.service,
      correlation_id: randomUUID(),
      actor: { type: 'visitor' },
      sequence: 1,
      data: wire,
    };
  }
}

const bytesOf = (envelope: Envelope) => Buffer.from(JSON.stringify(envelope));
