import type { AnyCommand, DataToSend } from '@portfel/contracts';
import { encode } from '../message-codec';
import { traceHeaders } from '../tracing';
import type { CommandSenderTools } from './command-sender';

/** One command of many. The same id has one effect, however often it is sent and by which instance. */
export interface OwnCommand<C extends AnyCommand> {
  readonly commandId: string;
  readonly data: DataToSend<C>;
}

/** What a service tells itself to do: what is due by time, and what nobody outside may ask for. */
export class OwnCommands {
  constructor(private readonly tools: Pick<CommandSenderTools, 'service' | 'broker' | 'sealer' | 'now'>) {}

  /**
   * Resolves after the broker has them; what becomes of them is not waited for.
   * @throws BrokerUnavailable, InvalidMessage, MessageTooLarge
   */
  async send<C extends AnyCommand>(contract: C, commands: readonly OwnCommand<C>[]): Promise<void> {
    const { service, broker, sealer, now } = this.tools;
    const records = commands.map(async ({ commandId, data }) => {
      const actor = { type: 'service', id: service } as const;
      const provenance = { producer: service, correlationId: commandId, actor };
      const message = await encode(contract, data as object, provenance, sealer, { eventId: commandId, now: now() });
      return { topic: contract.topic, key: message.key, value: message.value, headers: traceHeaders() };
    });
    await broker.produce(await Promise.all(records), { timeoutMs: 5_000 });
  }
}
