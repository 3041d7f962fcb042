import { Controller, Get, Header, Param } from '@nestjs/common';
import { z } from 'zod';
import { FromCaller, signedIn, type Caller } from '../policy/caller';
import { AskStatement, type StatementQuestions } from '../policy/questions';
import { Route } from '../policy/route.decorator';
import { TransferAnswer } from './get-transfer.dto';
import { contextOf, Statements } from './statements';

@Controller({ path: 'wallet/transfers', version: '1' })
export class GetTransferRoute {
  constructor(
    @AskStatement() private readonly questions: StatementQuestions,
    private readonly statements: Statements,
  ) {}

  @Get(':transferId')
  @Header('cache-control', 'no-store')
  @Route({
    tag: 'wallet',
    summary: 'A transfer I am a side of: my entries, the other side, memo and fee',
    access: 'signed-in',
    status: 200,
    answer: TransferAnswer,
    errors: ['validation-error', 'transfer-not-found'],
    seeds: [],
  })
  async getTransfer(
    @Param('transferId', { schema: z.uuid() }) transferId: string,
    @FromCaller() caller: Caller,
  ): Promise<TransferAnswer> {
    const { accountId: ownerId } = signedIn(caller);
    const { rows } = await this.questions.ask('GetTransfer', { ownerId, transferId }, contextOf(caller));
    const legs = await this.statements.named(rows, caller);
    const [{ kind, occurredAt, counterparty, otherAccountId, memo, reverses, reversedBy }] = legs as [(typeof legs)[0]];
    return { id: transferId, kind, occurredAt, counterparty, otherAccountId, memo, reverses, reversedBy, legs };
  }
}
