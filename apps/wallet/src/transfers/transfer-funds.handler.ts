import { Inject } from '@nestjs/common';
import { TransferFunds } from '@portfel/contracts';
import { HandlesInGroups, type CommandGroupHandler, type GroupMember, type Reply } from '@portfel/messaging';
import { CONFIG } from '@portfel/platform';
import { decideTransfer } from '../domain/decide-transfer';
import { publishPosted } from '../policy/publish-posted';
import { LedgerStore } from '../storage/ledger.store';
import { WalletStore } from '../storage/wallet.store';
import type { WalletConfig } from '../wallet.config';

@HandlesInGroups(TransferFunds)
export class TransferFundsHandler implements CommandGroupHandler<typeof TransferFunds> {
  constructor(
    private readonly ledger: LedgerStore,
    private readonly wallets: WalletStore,
    @Inject(CONFIG) private readonly config: Pick<WalletConfig, 'TRANSFER_FEE_PER_MILLE'>,
  ) {}

  async handleGroup(group: readonly GroupMember<TransferFunds>[]): Promise<Reply<typeof TransferFunds>[]> {
    const { uow } = group[0]!;
    const perMille = this.config.TRANSFER_FEE_PER_MILLE;
    const commands = group.map(({ command }) => command);
    const book = await this.ledger.openBook(uow, {
      accountIds: commands.flatMap(({ fromAccountId, to }) =>
        'accountId' in to ? [fromAccountId, to.accountId] : [fromAccountId],
      ),
      people: commands.flatMap(({ to, assetCode }) => ('ownerId' in to ? [{ ownerId: to.ownerId, assetCode }] : [])),
      system: perMille > 0n ? commands.map(({ assetCode }) => ({ role: 'fees', assetCode })) : [],
    });
    const unpaid = commands.flatMap(({ to, assetCode }) =>
      'ownerId' in to && !book.accountOf(to.ownerId, assetCode) ? [to.ownerId] : [],
    );
    const people = await this.wallets.withWallet(uow, unpaid);
    return group.map(({ command, uow }): Reply<typeof TransferFunds> => {
      const { transferId, amount, assetCode } = command;
      // Whoever asks, asks for their own money.
      const ownerId = uow.actor.type === 'account' && uow.actor.id === command.ownerId ? command.ownerId : '';
      const request = { ...command, ownerId, amount: BigInt(amount), now: uow.now };
      const decision = decideTransfer(book, request, { perMille }, (id) => people.has(id));
      if ('refused' in decision) return uow.reject(decision.refused);

      const { posted, fee } = decision;
      publishPosted(uow, book, posted);
      const balance = String(posted.entries[0]!.balance);
      return uow.accept({ transferId, amount, fee: String(fee), assetCode, balance, postedAt: uow.now.toISOString() });
    });
  }
}
