import { Inject, Injectable } from '@nestjs/common';
import { Registry } from 'prom-client';
import { v5 as uuidv5 } from 'uuid';
import type { AnyCommand, DataToSend } from '@portfel/contracts';
import { CommandSender, MessagingMetrics, Sealer, type Broker } from '@portfel/messaging';
import { BROKER, CLOCK, type Clock } from '@portfel/platform';

/** Any UUID that is used for nothing else. */
const NAMESPACE = '5b0f0a5e-7f5c-4b66-9a5e-2d8f6c3f7c11';

/** What the service tells itself to do: through its own topic, so that it is done once, and in one place. */
@Injectable()
export class OwnCommands {
  private readonly sender: CommandSender;

  constructor(@Inject(BROKER) broker: Broker, sealer: Sealer, @Inject(CLOCK) now: Clock) {
    this.sender = new CommandSender({
      service: 'wallet',
      broker,
      sealer,
      now,
      // Nobody waits for an outcome, so there is nothing to count.
      metrics: new MessagingMetrics(new Registry()),
      // Tells two bodies of one id apart; there is no secret in them.
      bodyHashKey: Buffer.from('wallet'),
      acknowledgeMs: 5_000,
    });
  }

  /**
   * Resolves when the broker has it.
   * @param cause the same cause is the same command, whichever instance sends it
   */
  async send<C extends AnyCommand>(contract: C, cause: string, data: DataToSend<C>): Promise<void> {
    const commandId = uuidv5(`${contract.name} ${cause}`, NAMESPACE);
    const actor = { type: 'service', id: 'wallet' } as const;
    await this.sender.send(contract, data, { commandId, actor, correlationId: commandId, waitMs: 0 });
  }
}
