import { ReleaseHold } from '@portfel/contracts';
import { HandlesInGroups, type CommandGroupHandler, type GroupMember, type Reply } from '@portfel/messaging';
import { decideRelease } from '../domain/decide-hold';
import { actingPerson } from '../policy/acting-person';
import { LedgerStore } from '../storage/ledger.store';
import { publishSettled } from './publish-settled';

@HandlesInGroups(ReleaseHold)
export class ReleaseHoldHandler implements CommandGroupHandler<typeof ReleaseHold> {
  constructor(private readonly ledger: LedgerStore) {}

  async handleGroup(group: readonly GroupMember<ReleaseHold>[]): Promise<Reply<typeof ReleaseHold>[]> {
    const holdIds = group.map(({ command }) => command.holdId);
    const book = await this.ledger.openHolds(group[0]!.uow, holdIds);
    return group.map(({ command, uow }) => {
      const { holdId } = command;
      const beneficiaryId = actingPerson(uow, command.beneficiaryId);
      const refused = decideRelease(book, { holdId, beneficiaryId, now: uow.now });
      if (refused) return uow.reject(refused);
      publishSettled(uow, book, holdId);
      return uow.accept({ holdId });
    });
  }
}
