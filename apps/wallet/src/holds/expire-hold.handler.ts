import { ExpireHold } from '@portfel/contracts';
import { HandlesInGroups, type CommandGroupHandler, type GroupMember, type Reply } from '@portfel/messaging';
import { decideExpiry } from '../domain/decide-hold';
import { LedgerStore } from '../storage/ledger.store';
import { publishSettled } from './publish-settled';

@HandlesInGroups(ExpireHold)
export class ExpireHoldHandler implements CommandGroupHandler<typeof ExpireHold> {
  constructor(private readonly ledger: LedgerStore) {}

  async handleGroup(group: readonly GroupMember<ExpireHold>[]): Promise<Reply<typeof ExpireHold>[]> {
    const holdIds = group.map(({ command }) => command.holdId);
    const book = await this.ledger.openHolds(group[0]!.uow, holdIds);
    return group.map(({ command: { holdId }, uow }) => {
      if (uow.actor.type !== 'service') return uow.reject('hold-not-found');
      const refused = decideExpiry(book, { holdId, now: uow.now });
      if (refused) return uow.reject(refused);
      publishSettled(uow, book, holdId);
      return uow.accept({ holdId });
    });
  }
}
