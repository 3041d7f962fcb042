import { BurnAsset } from '@portfel/contracts';
import { HandlesInGroups, type CommandGroupHandler, type GroupMember, type Reply } from '@portfel/messaging';
import { decideBurn } from '../domain/decide-supply';
import { isAdmin } from '../policy/admins';
import { publishPosted } from '../policy/publish-posted';
import { LedgerStore } from '../storage/ledger.store';

@HandlesInGroups(BurnAsset)
export class BurnAssetHandler implements CommandGroupHandler<typeof BurnAsset> {
  constructor(private readonly ledger: LedgerStore) {}

  async handleGroup(group: readonly GroupMember<BurnAsset>[]): Promise<Reply<typeof BurnAsset>[]> {
    const { uow } = group[0]!;
    const allowed = group.filter((member) => isAdmin(member.uow.actor)).map(({ command }) => command);
    const book = await this.ledger.openBook(uow, {
      people: allowed,
      system: allowed.map(({ assetCode }) => ({ role: 'issue', assetCode })),
    });
    return group.map(({ command, uow }): Reply<typeof BurnAsset> => {
      if (!isAdmin(uow.actor)) return uow.reject('role-required');
      const { transferId, assetCode, amount } = command;
      const decision = decideBurn(book, { ...command, amount: BigInt(amount), now: uow.now });
      if ('refused' in decision) return uow.reject(decision.refused);

      publishPosted(uow, book, decision.posted);
      return uow.accept({ transferId, assetCode, amount, postedAt: uow.now.toISOString() });
    });
  }
}
