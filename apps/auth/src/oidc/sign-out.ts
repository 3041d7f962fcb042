import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Registry } from 'prom-client';
import { EndSession } from '@portfel/contracts';
import { CommandSender, MessagingMetrics, Sealer, type Broker } from '@portfel/messaging';
import { BROKER, CLOCK, CONFIG, SERVICE_NAME, type Clock } from '@portfel/platform';
import type { AuthConfig } from '../auth.config';
import { OidcArtefactStore } from '../storage/oidc-artefact.store';

const ACKNOWLEDGE_MS = 5_000;

/** Signing out at an application signs out of Portfel: one sign-in opens everything, its end closes everything (AT-S03). */
@Injectable()
export class SignOut {
  private readonly commands: CommandSender;

  constructor(
    private readonly artefacts: OidcArtefactStore,
    @Inject(BROKER) broker: Broker,
    @Inject(Sealer) sealer: Sealer,
    @Inject(CLOCK) now: Clock,
    @Inject(SERVICE_NAME) service: string,
    @Inject(CONFIG) { OIDC_COOKIE_KEYS: [key] }: Pick<AuthConfig, 'OIDC_COOKIE_KEYS'>,
  ) {
    // It waits for no outcome, so it has nothing to count.
    const metrics = new MessagingMetrics(new Registry());
    const bodyHashKey = Buffer.from(key!);
    this.commands = new CommandSender({
      service,
      broker,
      sealer,
      metrics,
      bodyHashKey,
      acknowledgeMs: ACKNOWLEDGE_MS,
      now,
    });
  }

  /** The sessions in which these grants were given. To be asked before the provider ends the grants. */
  async sessionsOf(grantIds: readonly string[]): Promise<{ sessionId: string; accountId: string }[]> {
    return await this.artefacts.sessionsOf(grantIds);
  }

  /** @throws BrokerUnavailable */
  async end(sessions: readonly { sessionId: string; accountId: string }[]): Promise<void> {
    for (const { sessionId, accountId } of sessions) {
      const actor = { type: 'account', id: accountId } as const;
      const options = { commandId: randomUUID(), correlationId: randomUUID(), actor, waitMs: 0 };
      await this.commands.send(EndSession, { sessionId }, options);
    }
  }
}
