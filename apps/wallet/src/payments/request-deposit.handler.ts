import { RequestDeposit } from '@portfel/contracts';
import { HandlesInGroups, type CommandGroupHandler, type GroupMember, type Reply } from '@portfel/messaging';
import { PaymentRequests } from './payment-requests';

@HandlesInGroups(RequestDeposit)
export class RequestDepositHandler implements CommandGroupHandler<typeof RequestDeposit> {
  constructor(private readonly requests: PaymentRequests) {}

  async handleGroup(group: readonly GroupMember<RequestDeposit>[]): Promise<Reply<typeof RequestDeposit>[]> {
    return await this.requests.take('deposit', group);
  }
}
