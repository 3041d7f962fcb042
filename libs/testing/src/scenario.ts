import { randomUUID } from 'node:crypto';
import { Registry } from 'prom-client';
import type { Actor, AnyCommand, CommandContract, DataToSend, Envelope } from '@portfel/contracts';
import { CommandSender, MessagingMetrics, type CommandEnd, type OutgoingMessage } from '@portfel/messaging';
import type { ServiceHarness } from './service-harness';

const WAIT_MS = 20_000;

export interface When {
  readonly actor: Actor;
  /** The same id is the same request. */
  readonly commandId?: string;
}

export interface Then<C extends AnyCommand> {
  readonly outcome: CommandEnd<C>;
  /** What the service published because of the command: name, sequence and data of each event. */
  readonly events: readonly Pick<Envelope, 'event_name' | 'sequence' | 'data'>[];
}

/**
 * A story of one service told in messages: these events have come, this command is sent, that is what it answers and
 * publishes.
 *
 *     const then = await given(harness, registered).when(OpenAccount, data, { actor });
 */
export function given(harness: ServiceHarness, ...events: readonly (OutgoingMessage & { id: string })[]) {
  return {
    async when<C extends AnyCommand>(contract: C, data: DataToSend<C>, { actor, ...request }: When): Promise<Then<C>> {
      await harness.deliver(...events);
      const { commandId = randomUUID() } = request;
      const { context } = contract as CommandContract;
      const sender = gatewayOf(harness);
      sender.start([context], `spec.${randomUUID()}`);
      try {
        const correlationId = randomUUID();
        const outcome = await sender.send(contract, data, { commandId, actor, correlationId, waitMs: WAIT_MS });
        return { outcome, events: harness.publishedBecauseOf(commandId) };
      } finally {
        await sender.stop();
      }
    },
  };
}

/** A gateway's way to the service. */
export function gatewayOf(harness: ServiceHarness): CommandSender {
  return new CommandSender({
    service: 'gateway',
    broker: harness.broker,
    sealer: harness.sealerOf('gateway'),
    metrics: new MessagingMetrics(new Registry()),
    bodyHashKey: Buffer.from(harness.secrets.commandSecret),
    acknowledgeMs: 5_000,
    now: () => new Date(),
  });
}
