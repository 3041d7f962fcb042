import { status } from '@grpc/grpc-js';
import { RpcException } from '@nestjs/microservices';
import type { ListUsernamesRequest, ListUsernamesResponse } from '@portfel/contracts';
import { Question, Questions } from '@portfel/platform';
import { AccountStore } from '../storage/account.store';

const MOST = 200;

/** What people on the other side of something are called; nothing else about them. */
@Questions()
export class ListUsernamesQuery {
  constructor(private readonly accounts: AccountStore) {}

  @Question('AuthQueryService', 'ListUsernames')
  async listUsernames({ accountIds }: ListUsernamesRequest): Promise<ListUsernamesResponse> {
    if (accountIds.length > MOST) {
      throw new RpcException({ code: status.INVALID_ARGUMENT, message: `at most ${MOST} accounts` });
    }
    return { names: await this.accounts.usernames(accountIds.filter((id) => UUID.test(id))) };
  }
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
