import { Body, Controller, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AnswerInteraction } from '@portfel/contracts';
import { FromCaller, signedIn, type Caller } from '../policy/caller';
import { Commands } from '../policy/commands';
import { Route } from '../policy/route.decorator';
import { AnswerInteractionBody, InteractionAnswered } from './answer-interaction.dto';
import { bindingOf, InteractionId } from './interaction';

@Controller({ path: 'oauth/interactions', version: '1' })
export class AnswerInteractionRoute {
  constructor(private readonly commands: Commands) {}

  @Post(':interactionId/answer')
  @Route({
    tag: 'oauth',
    summary: 'Let an application sign me in, or not',
    access: 'signed-in',
    status: 200,
    answer: InteractionAnswered,
    errors: ['validation-error', ...AnswerInteraction.errors, 'cross-site-request', 'idempotency-key-reused'],
    pending: true,
    seeds: [],
  })
  async answerInteraction(
    @Param('interactionId', { schema: InteractionId }) interactionId: string,
    @Body({ schema: AnswerInteractionBody }) { allow }: AnswerInteractionBody,
    @FromCaller() caller: Caller,
    @Req() request: FastifyRequest,
  ): Promise<InteractionAnswered> {
    const { accountId, sessionId } = signedIn(caller);
    const data = { accountId, sessionId, interactionId, binding: bindingOf(request), allow };
    return await this.commands.send(AnswerInteraction, caller, () => data);
  }
}
