import { status, type Metadata } from '@grpc/grpc-js';
import { RpcException } from '@nestjs/microservices';
import type { GetUserDataRequest, GetUserDataResponse } from '@portfel/contracts';
import { notFound, Question, Questions } from '@portfel/platform';
import { AccountStore } from '../storage/account.store';

/** How to reach a person, for services that write to people of their own accord (SD-G02). */
@Questions()
export class GetUserDataQuery {
  constructor(private readonly accounts: AccountStore) {}

  /** A question with a person behind it is asked by the gateway; nobody's contact data go that way. */
  @Question('AuthQueryService', 'GetUserData')
  async getUserData({ userId }: GetUserDataRequest, metadata: Metadata): Promise<GetUserDataResponse> {
    if (metadata.get('x-actor-id').length > 0) {
      throw new RpcException({ code: status.PERMISSION_DENIED, message: 'for services only' });
    }
    const account = UUID.test(userId) ? await this.accounts.find(userId) : undefined;
    if (!account) throw notFound('user-not-found');
    return { userId: account.id, username: account.username, email: account.email };
  }
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
