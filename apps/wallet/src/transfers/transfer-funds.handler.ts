import { Inject } from '@nestjs/common';
import { TransferFunds } from '@portfel/contracts';
import { HandlesInGroups, type CommandGroupHandler, type GroupMember, type Reply } from '@portfel/messaging';
import { CONFIG } from '@portfel/platform';
import { decideTransfer } from '../domain/decide-transfer';
import { actingPerson, proofOf } from '../policy/acting-person';
import { publishPosted } from '../policy/publish-posted';
import { ReceivingAccounts } from '../policy/receiving-accounts';
import type { Book, Posted } from '../domain/book';
import { MemoStore, type NewMemo } from '../storage/memo.store';
import { LedgerStore } from '../storage/ledger.store';
import type { WalletConfig } from '../wallet.config';

@HandlesInGroups(TransferFunds)
export class TransferFundsHandler implements CommandGroupHandler<typeof TransferFunds> {
  constructor(
    private readonly ledger: LedgerStore,
    private readonly receiving: ReceivingAccounts,
    private readonly memos: MemoStore,
    @Inject(CONFIG) private readonly config: Pick<WalletConfig, 'TRANSFER_FEE_PER_MILLE'>,
  ) {}

  async handleGroup(group: readonly GroupMember<TransferFunds>[]): Promise<Reply<typeof TransferFunds>[]> {
    const { uow } = group[0]!;
    const perMille = this.config.TRANSFER_FEE_PER_MILLE;
    const commands = group.map(({ command }) => command);
    const recipients = commands.flatMap(({ to, assetCode }) =>
      'ownerId' in to ? [{ ownerId: to.ownerId, assetCode }] : [],
    );
    const book = await this.ledger.openBook(uow, {
      accountIds: commands.flatMap(({ fromAccountId, to }) =>
        'accountId' in to ? [fromAccountId, to.accountId] : [fromAccountId],
      ),
      people: recipients,
      system: perMille > 0n ? commands.map(({ assetCode }) => ({ role: 'fees', assetCode })) : [],
    });
    const offered = await this.receiving.offer(uow, book, recipients);
    const memos: NewMemo[] = [];
    const replies = group.map(({ command, uow }): Reply<typeof TransferFunds> => {
      const { transferId, amount, assetCode } = command;
      const ownerId = actingPerson(uow, command.ownerId);
      const request = { ...command, ownerId, amount: BigInt(amount), ...proofOf(uow) };
      const decision = decideTransfer(book, request, { perMille }, (id) => offered.isPerson(id));
      if ('refused' in decision) return uow.reject(decision.refused);

      const { posted, fee } = decision;
      offered.take(uow, posted);
      publishPosted(uow, book, posted);
      const { memo } = command;
      if (memo) memos.push({ transferId, readers: readersOf(book, posted), memo });
      const balance = String(posted.entries[0]!.balance);
      const postedAt = posted.posting.postedAt.toISOString();
      return uow.accept({ transferId, amount, fee: String(fee), assetCode, balance, postedAt });
    });
    await offered.save(uow);
    await this.memos.add(uow, memos);
    return replies;
  }
}

/** Both sides of a transfer, once each. */
const readersOf = (book: Book, { entries }: Posted): string[] => [
  ...new Set(entries.flatMap(({ accountId }) => book.account(accountId)?.ownerId ?? [])),
];
