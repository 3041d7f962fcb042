import { ReverseTransfer } from '@portfel/contracts';
import { HandlesInGroups, type CommandGroupHandler, type GroupMember, type Reply } from '@portfel/messaging';
import { decideReversal } from '../domain/decide-reversal';
import { isAdmin } from '../policy/admins';
import { publishPosted } from '../policy/publish-posted';
import { LedgerStore } from '../storage/ledger.store';

@HandlesInGroups(ReverseTransfer)
export class ReverseTransferHandler implements CommandGroupHandler<typeof ReverseTransfer> {
  constructor(private readonly ledger: LedgerStore) {}

  async handleGroup(group: readonly GroupMember<ReverseTransfer>[]): Promise<Reply<typeof ReverseTransfer>[]> {
    const { book, transfers } = await this.ledger.openTransfers(
      group[0]!.uow,
      group.map(({ command }) => command.transferId),
    );
    return group.map(({ command: { reversalId, transferId }, uow }): Reply<typeof ReverseTransfer> => {
      const { actor, now } = uow;
      const askerId = actor.type === 'account' ? actor.id : undefined;
      const request = { reversalId, askerId, byAdmin: isAdmin(actor), now };
      const decision = decideReversal(book, transfers.get(transferId), request);
      if ('refused' in decision) return uow.reject(decision.refused);

      const { posted, amount, assetCode } = decision;
      publishPosted(uow, book, posted);
      return uow.accept({ reversalId, transferId, amount: String(amount), assetCode, postedAt: now.toISOString() });
    });
  }
}
