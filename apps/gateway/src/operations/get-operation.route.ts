import { Controller, Get, Param } from '@nestjs/common';
import { z } from 'zod';
import { OutcomeData } from '@portfel/contracts';
import { ProblemError, toProblem } from '@portfel/platform';
import { FromCaller, type Caller } from '../policy/caller';
import { AskOperations, type OperationQuestions } from '../policy/questions';
import { Route } from '../policy/route.decorator';
import { OperationAnswer } from './get-operation.dto';
import { OperationIds } from './operation-ids';

const OperationId = z.string().max(200);

@Controller({ path: 'operations', version: '1' })
export class GetOperationRoute {
  constructor(
    private readonly ids: OperationIds,
    @AskOperations() private readonly operations: OperationQuestions,
  ) {}

  @Get(':operationId')
  @Route({
    tag: 'operations',
    summary: 'What became of a request that was answered 202',
    // The id is signed and unguessable: whoever holds it was given it.
    access: 'public',
    status: 200,
    answer: OperationAnswer,
    errors: ['validation-error', 'operation-not-found'],
    seeds: [],
  })
  async getOperation(
    @Param('operationId', { schema: OperationId }) operationId: string,
    @FromCaller() { correlationId }: Caller,
  ): Promise<OperationAnswer> {
    const operation = this.ids.read(operationId);
    const service = operation && this.operations.get(operation.context);
    if (!operation || !service) throw new ProblemError('operation-not-found');
    const { outcomeJson } = await service
      .ask('GetOperation', { commandId: operation.commandId }, { correlationId })
      // The broker has the command; while its service is away, pending is the truth.
      .catch(() => ({ outcomeJson: '' }));
    if (!outcomeJson) return { operationId, status: 'pending' };
    const { status, result, rejection } = OutcomeData.parse(JSON.parse(outcomeJson));
    if (rejection) return { operationId, status, problem: toProblem(rejection.code, { fields: rejection.fields }) };
    return { operationId, status, result };
  }
}
