import { Inject } from '@nestjs/common';
import type { GetOperationRequest, GetOperationResponse } from '@portfel/contracts';
import { MESSAGE_STORE, type MessageStore } from '@portfel/messaging';
import { Question, Questions } from '../grpc/question.decorators';
import { SERVICE_NAME } from '../tokens';

/** What became of a command, from the inbox of the service that owns it. */
@Questions()
export class GetOperationQuery {
  constructor(
    @Inject(MESSAGE_STORE) private readonly store: MessageStore,
    @Inject(SERVICE_NAME) private readonly service: string,
  ) {}

  @Question('OperationQueryService', 'GetOperation')
  async getOperation({ commandId }: GetOperationRequest): Promise<GetOperationResponse> {
    const handled = await this.store.find({ consumer: `${this.service}.commands`, messageId: commandId });
    const outcome = handled?.outcome;
    return { status: outcome?.status ?? 'pending', outcomeJson: outcome ? JSON.stringify(outcome) : '' };
  }
}
