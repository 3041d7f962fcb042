import type { Metadata } from '@grpc/grpc-js';
import { Inject } from '@nestjs/common';
import type { GetInteractionRequest, GetInteractionResponse } from '@portfel/contracts';
import { CLOCK, isAskedBy, notFound, Question, Questions, type Clock } from '@portfel/platform';
import { unmetBy } from '../domain/interaction';
import { OidcArtefactStore } from '../storage/oidc-artefact.store';
import { SessionStore } from '../storage/session.store';
import { Interactions } from './interactions';

@Questions()
export class GetInteractionQuery {
  constructor(
    private readonly artefacts: OidcArtefactStore,
    private readonly sessions: SessionStore,
    private readonly interactions: Interactions,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  @Question('AuthQueryService', 'GetInteraction')
  async getInteraction(request: GetInteractionRequest, metadata: Metadata): Promise<GetInteractionResponse> {
    const { interactionId, binding, sessionId } = request;
    const now = this.now();
    const artefact = await this.artefacts.find('Interaction', interactionId);
    const interaction = this.interactions.read(artefact, binding, now);
    const session = await this.sessions.find(sessionId);
    if (!interaction || !session || !isAskedBy(metadata, session.accountId)) throw notFound('sign-in-request-expired');
    return {
      clientName: interaction.client.client_name,
      clientHost: new URL(interaction.redirectUri).host,
      scopes: [...interaction.scopes],
      firstParty: interaction.client.first_party,
      unmet: unmetBy(session, interaction.asked, now),
    };
  }
}
