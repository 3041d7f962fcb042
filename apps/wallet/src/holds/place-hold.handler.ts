import { HoldPlaced, PlaceHold } from '@portfel/contracts';
import { HandlesInGroups, type CommandGroupHandler, type GroupMember, type Reply } from '@portfel/messaging';
import { decidePlacing, heldOn } from '../domain/decide-hold';
import { actingPerson, proofOf } from '../policy/acting-person';
import { LedgerStore } from '../storage/ledger.store';
import { WalletStore } from '../storage/wallet.store';

@HandlesInGroups(PlaceHold)
export class PlaceHoldHandler implements CommandGroupHandler<typeof PlaceHold> {
  constructor(
    private readonly ledger: LedgerStore,
    private readonly wallets: WalletStore,
  ) {}

  async handleGroup(group: readonly GroupMember<PlaceHold>[]): Promise<Reply<typeof PlaceHold>[]> {
    const { uow } = group[0]!;
    const commands = group.map(({ command }) => command);
    const book = await this.ledger.openBook(uow, {
      accountIds: commands.map(({ accountId }) => accountId),
      people: commands.map(({ beneficiaryId: ownerId, assetCode }) => ({ ownerId, assetCode })),
    });
    const withoutAccount = commands.filter((one) => !book.accountOf(one.beneficiaryId, one.assetCode));
    const people = await this.wallets.withWallet(
      uow,
      withoutAccount.map(({ beneficiaryId }) => beneficiaryId),
    );
    return group.map(({ command, uow }) => {
      const { holdId, accountId, beneficiaryId, amount, assetCode } = command;
      const expiresAt = new Date(uow.now.getTime() + command.expiresInSeconds * 1_000);
      const ownerId = actingPerson(uow, command.ownerId);
      const request = { ...command, ownerId, amount: BigInt(amount), expiresAt, ...proofOf(uow) };
      const decision = decidePlacing(book, request, (id) => people.has(id));
      if ('refused' in decision) return uow.reject(decision.refused);

      const placed = heldOn(book, holdId);
      const [held, available] = [String(placed.held), String(placed.available)];
      const told = { holdId, amount, assetCode, expiresAt: expiresAt.toISOString(), available };
      uow.publish(HoldPlaced, { ...told, accountId, ownerId, beneficiaryId, held });
      return uow.accept(told);
    });
  }
}
