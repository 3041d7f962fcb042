import { GrantAsset } from '@portfel/contracts';
import { HandlesInGroups, type CommandGroupHandler, type GroupMember, type Reply } from '@portfel/messaging';
import { decideGrant } from '../domain/decide-supply';
import { isAdmin } from '../policy/admins';
import { publishPosted } from '../policy/publish-posted';
import { ReceivingAccounts } from '../policy/receiving-accounts';
import { LedgerStore } from '../storage/ledger.store';
import { MemoStore, type NewMemo } from '../storage/memo.store';

@HandlesInGroups(GrantAsset)
export class GrantAssetHandler implements CommandGroupHandler<typeof GrantAsset> {
  constructor(
    private readonly ledger: LedgerStore,
    private readonly receiving: ReceivingAccounts,
    private readonly memos: MemoStore,
  ) {}

  async handleGroup(group: readonly GroupMember<GrantAsset>[]): Promise<Reply<typeof GrantAsset>[]> {
    const { uow } = group[0]!;
    const allowed = group.filter((member) => isAdmin(member.uow.actor)).map(({ command }) => command);
    const book = await this.ledger.openBook(uow, {
      people: allowed,
      system: allowed.map(({ assetCode }) => ({ role: 'issue', assetCode })),
    });
    const offered = await this.receiving.offer(uow, book, allowed);
    const memos: NewMemo[] = [];
    const replies = group.map(({ command, uow }): Reply<typeof GrantAsset> => {
      if (!isAdmin(uow.actor)) return uow.reject('role-required');
      const { transferId, ownerId, assetCode, amount, memo } = command;
      const request = { ...command, amount: BigInt(amount), now: uow.now };
      const decision = decideGrant(book, request, (id) => offered.isPerson(id));
      if ('refused' in decision) return uow.reject(decision.refused);

      offered.take(uow, decision.posted);
      publishPosted(uow, book, decision.posted);
      if (memo) memos.push({ transferId, readers: [ownerId], memo });
      return uow.accept({ transferId, assetCode, amount, postedAt: uow.now.toISOString() });
    });
    await offered.save(uow);
    await this.memos.add(uow, memos);
    return replies;
  }
}
