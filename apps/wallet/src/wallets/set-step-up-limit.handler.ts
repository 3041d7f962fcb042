import { SetStepUpLimit, StepUpLimitSet } from '@portfel/contracts';
import { Handles, type CommandHandler, type Reply, type UnitOfWork } from '@portfel/messaging';
import { refuseStepUpLimit } from '../domain/refuse-step-up-limit';
import { actingPerson, proofOf } from '../policy/acting-person';
import { LedgerStore } from '../storage/ledger.store';
import { WalletStore } from '../storage/wallet.store';

@Handles(SetStepUpLimit)
export class SetStepUpLimitHandler implements CommandHandler<typeof SetStepUpLimit> {
  constructor(
    private readonly ledger: LedgerStore,
    private readonly wallets: WalletStore,
  ) {}

  async handle(command: SetStepUpLimit, uow: UnitOfWork): Promise<Reply<typeof SetStepUpLimit>> {
    const { accountId, ownerId, above } = command;
    const limit = above === null ? null : BigInt(above);
    // With the ledger's pen: nothing leaves the account between the look and the change.
    const book = await this.ledger.openBook(uow, { accountIds: [accountId] });
    const { steppedUp } = proofOf(uow);
    const refusal = refuseStepUpLimit(book.account(accountId), actingPerson(uow, ownerId), limit, steppedUp);
    if (refusal) return uow.reject(refusal);

    const { walletId, sequence } = await this.wallets.setStepUpLimit(uow, accountId, limit);
    uow.publish(StepUpLimitSet, { walletId, accountId, above }, { sequence });
    return uow.accept({});
  }
}
