import { RequestWithdrawal } from '@portfel/contracts';
import { HandlesInGroups, type CommandGroupHandler, type GroupMember, type Reply } from '@portfel/messaging';
import { PaymentRequests } from './payment-requests';

@HandlesInGroups(RequestWithdrawal)
export class RequestWithdrawalHandler implements CommandGroupHandler<typeof RequestWithdrawal> {
  constructor(private readonly requests: PaymentRequests) {}

  async handleGroup(group: readonly GroupMember<RequestWithdrawal>[]): Promise<Reply<typeof RequestWithdrawal>[]> {
    return await this.requests.take('withdrawal', group);
  }
}
