import { randomBytes } from 'node:crypto';
import { Inject } from '@nestjs/common';
import { AnswerInteraction } from '@portfel/contracts';
import { Handles, type CommandHandler, type Reply, type UnitOfWork } from '@portfel/messaging';
import { CONFIG } from '@portfel/platform';
import type { AuthConfig } from '../auth.config';
import { unmetBy } from '../domain/interaction';
import type { Session } from '../domain/session';
import { OidcArtefactStore } from '../storage/oidc-artefact.store';
import { SessionStore } from '../storage/session.store';
import { Interactions, type Interaction } from './interactions';

@Handles(AnswerInteraction)
export class AnswerInteractionHandler implements CommandHandler<typeof AnswerInteraction> {
  constructor(
    private readonly artefacts: OidcArtefactStore,
    private readonly sessions: SessionStore,
    private readonly interactions: Interactions,
    @Inject(CONFIG) private readonly config: Pick<AuthConfig, 'OIDC_GRANT_HOURS'>,
  ) {}

  async handle(command: AnswerInteraction, uow: UnitOfWork): Promise<Reply<typeof AnswerInteraction>> {
    const { accountId, sessionId, interactionId, allow } = command;
    const binding = await command.binding.open();
    const session = await this.sessions.lock(uow, sessionId);
    const alive = session && !session.endedAt && session.expiresAt > uow.now;
    if (!alive || session.accountId !== accountId || accountId !== uow.actor.id) {
      return uow.reject('session-has-expired');
    }
    const artefact = await this.artefacts.lock(uow, 'Interaction', interactionId);
    const interaction = this.interactions.read(artefact, binding, uow.now);
    if (!interaction) return uow.reject('sign-in-request-expired');
    const unmet = allow ? unmetBy(session, interaction.asked, uow.now) : undefined;
    if (unmet) return uow.reject(unmet);

    const result = allow
      ? {
          login: { accountId, ts: seconds(session.createdAt) },
          consent: { grantId: await this.grant(uow, session, interaction) },
        }
      : { error: 'access_denied', error_description: 'The person has refused' };
    await this.artefacts.saveWith(uow, 'Interaction', { ...interaction.artefact, result });
    return uow.accept({ returnTo: interaction.returnTo });
  }

  private async grant(uow: UnitOfWork, session: Session, { client, scopes }: Interaction): Promise<string> {
    const grantId = randomBytes(32).toString('base64url');
    const iat = seconds(uow.now);
    const grant = {
      kind: 'Grant',
      jti: grantId,
      iat,
      exp: iat + this.config.OIDC_GRANT_HOURS * 60 * 60,
      accountId: session.accountId,
      clientId: client.client_id,
      openid: { scope: scopes.join(' ') },
    };
    await this.artefacts.saveWith(uow, 'Grant', grant, session.id);
    return grantId;
  }
}

const seconds = (time: Date) => Math.floor(time.getTime() / 1_000);
