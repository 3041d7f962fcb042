import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { v5 as uuidv5 } from 'uuid';
import { ExpireHold } from '@portfel/contracts';
import { OwnCommands } from '@portfel/messaging';
import { CLOCK, LOG, Periodic, type Clock, type Logger } from '@portfel/platform';
import { HoldStore, type ExpiredHold } from '../storage/hold.store';

const EVERY_MS = 5_000;
const AT_ONCE = 500;

/**
 * Asks for the end of every hold that was not captured in time. Each has one command, whoever sends it and however often:
 * its id follows from that of the hold.
 */
@Injectable()
export class HoldSweeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly sweeping = new Periodic(
    () => this.sweep(),
    EVERY_MS,
    ({ name }) => this.log.warn({ reason: name }, 'holds could not be swept; trying again later'),
  );

  constructor(
    private readonly holds: HoldStore,
    private readonly commands: OwnCommands,
    @Inject(CLOCK) private readonly now: Clock,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.sweeping.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.sweeping.stop();
  }

  async sweep(): Promise<void> {
    const now = this.now();
    const send = (expired: readonly ExpiredHold[]) =>
      this.commands.send(
        ExpireHold,
        expired.map(({ id: holdId }) => ({ commandId: uuidv5(ExpireHold.name, holdId), data: { holdId } })),
      );
    let last: ExpiredHold | undefined;
    do last = await this.holds.withExpired(now, last, AT_ONCE, send);
    while (last);
  }
}
