import type { AnyMessage, Envelope } from '@portfel/contracts';
import type { IncomingRecord } from '../broker.port';
import { decode, peekName } from '../message-codec';
import type { ConsumerDefinition, Dispatch } from './consumer';

/** A record that is a message of ours, and what this consumer does with it. */
export interface ReadMessage {
  readonly contract: AnyMessage;
  readonly envelope: Envelope;
  /** Absent for a message that is only counted, so that the sequence of its key has no hole. */
  readonly dispatch?: Dispatch;
  readonly key: string;
  /** `topic/partition@offset` */
  readonly origin: string;
  readonly value: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

export type Read =
  | { readonly kind: 'message'; readonly message: ReadMessage }
  | { readonly kind: 'poison'; readonly reason: string }
  | { readonly kind: 'not-ours' };

/** What one consumer group sees in a record. */
export class Reading {
  private readonly names: ReadonlySet<string>;

  constructor(private readonly consumer: ConsumerDefinition) {
    this.names = new Set([...consumer.handlers.keys()].map((id) => id.slice(0, id.lastIndexOf('@'))));
  }

  read(record: Pick<IncomingRecord, 'topic' | 'partition' | 'offset' | 'value' | 'headers'>): Read {
    const everything = this.consumer.takes === 'every-message';
    if (!everything && !this.mayBeOurs(record.value)) return { kind: 'not-ours' };
    const decoded = decode(record.value);
    if (decoded.kind === 'poison') return decoded;
    const { contract, envelope } = decoded;
    const dispatch = this.consumer.handlers.get(`${contract.name}@${contract.version}`);
    const counted = this.consumer.inSequence && contract.kind === 'event' && contract.inSequence;
    if (!dispatch && !counted) {
      if (!everything && !this.names.has(contract.name)) return { kind: 'not-ours' };
      return { kind: 'poison', reason: `no-handler: ${contract.name}@${contract.version}` };
    }
    return {
      kind: 'message',
      message: {
        contract,
        envelope,
        dispatch,
        key: contract.key(envelope.data as never),
        origin: originOf(record),
        value: record.value!,
        headers: record.headers,
      },
    };
  }

  /** Cheap: a consumer takes a few names of many. Bytes that are no envelope are looked at in full. */
  private mayBeOurs(value: Buffer | null): boolean {
    const name = peekName(value);
    return name === undefined || this.names.has(name) || this.consumer.inSequence;
  }
}

/** What `originOf` was made from. */
export function placeOf(origin: string): { topic: string; partition: number; offset: string } {
  const [topic, partition, offset] = origin.split(/[/@]/) as [string, string, string];
  return { topic, partition: Number(partition), offset };
}

export const originOf = (record: Pick<IncomingRecord, 'topic' | 'partition' | 'offset'>) =>
  `${record.topic}/${record.partition}@${record.offset}`;
