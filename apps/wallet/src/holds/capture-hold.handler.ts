import { CaptureHold } from '@portfel/contracts';
import { HandlesInGroups, type CommandGroupHandler, type GroupMember, type Reply } from '@portfel/messaging';
import { decideCapture } from '../domain/decide-hold';
import { actingPerson } from '../policy/acting-person';
import { publishPosted } from '../policy/publish-posted';
import { LedgerStore } from '../storage/ledger.store';
import { publishSettled } from './publish-settled';

@HandlesInGroups(CaptureHold)
export class CaptureHoldHandler implements CommandGroupHandler<typeof CaptureHold> {
  constructor(private readonly ledger: LedgerStore) {}

  async handleGroup(group: readonly GroupMember<CaptureHold>[]): Promise<Reply<typeof CaptureHold>[]> {
    const holdIds = group.map(({ command }) => command.holdId);
    const book = await this.ledger.openHolds(group[0]!.uow, holdIds);
    return group.map(({ command, uow }) => {
      const { transferId, holdId } = command;
      const decision = decideCapture(book, {
        transferId,
        holdId,
        beneficiaryId: actingPerson(uow, command.beneficiaryId),
        amount: command.amount === undefined ? undefined : BigInt(command.amount),
        now: uow.now,
      });
      if ('refused' in decision) return uow.reject(decision.refused);

      const { posted } = decision;
      publishPosted(uow, book, posted);
      publishSettled(uow, book, holdId);
      const credited = posted.entries[1]!;
      const { assetCode } = book.account(credited.accountId)!;
      return uow.accept({
        transferId,
        holdId,
        accountId: credited.accountId,
        amount: String(credited.amount),
        assetCode,
        balance: String(credited.balance),
        postedAt: uow.now.toISOString(),
      });
    });
  }
}
