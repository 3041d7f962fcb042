import { Controller, Get, Header, Param, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { FromCaller, signedIn, type Caller } from '../policy/caller';
import { AskAuth, type AuthQuestions } from '../policy/questions';
import { Route } from '../policy/route.decorator';
import { AskedInteraction } from './get-interaction.dto';
import { bindingOf, InteractionId } from './interaction';

@Controller({ path: 'oauth/interactions', version: '1' })
export class GetInteractionRoute {
  constructor(@AskAuth() private readonly auth: AuthQuestions) {}

  @Get(':interactionId')
  @Header('cache-control', 'no-store')
  @Route({
    tag: 'oauth',
    summary: 'What an application that sent me here asks for',
    access: 'signed-in',
    status: 200,
    answer: AskedInteraction,
    errors: ['validation-error', 'sign-in-request-expired'],
    seeds: [],
  })
  async getInteraction(
    @Param('interactionId', { schema: InteractionId }) interactionId: string,
    @FromCaller() caller: Caller,
    @Req() request: FastifyRequest,
  ): Promise<AskedInteraction> {
    const { accountId: actorId, sessionId } = signedIn(caller);
    const question = { interactionId, binding: bindingOf(request), sessionId };
    const context = { correlationId: caller.correlationId, actorId };
    const { unmet = null, ...asked } = await this.auth.ask('GetInteraction', question, context);
    // Scopes and states are words of the contract; the check of the answer holds them to it.
    return { ...asked, unmet } as AskedInteraction;
  }
}
