import { Inject } from '@nestjs/common';
import { Exchange } from '@portfel/contracts';
import { HandlesInGroups, type CommandGroupHandler, type GroupMember, type Reply } from '@portfel/messaging';
import { CONFIG } from '@portfel/platform';
import { decideExchange } from '../domain/decide-exchange';
import { actingPerson, proofOf } from '../policy/acting-person';
import { publishPosted } from '../policy/publish-posted';
import { LedgerStore } from '../storage/ledger.store';
import { QuoteStore, type UsedQuote } from '../storage/quote.store';
import type { WalletConfig } from '../wallet.config';
import { readQuote } from './signed-quote';

@HandlesInGroups(Exchange)
export class ExchangeHandler implements CommandGroupHandler<typeof Exchange> {
  constructor(
    private readonly ledger: LedgerStore,
    private readonly quotes: QuoteStore,
    @Inject(CONFIG) private readonly config: Pick<WalletConfig, 'QUOTE_KEY'>,
  ) {}

  async handleGroup(group: readonly GroupMember<Exchange>[]): Promise<Reply<typeof Exchange>[]> {
    const { uow } = group[0]!;
    const asked = group.map((member) => ({ ...member, quote: readQuote(this.config.QUOTE_KEY, member.command.quote) }));
    const quotes = asked.flatMap(({ quote }) => quote ?? []);
    const book = await this.ledger.openBook(uow, {
      accountIds: quotes.flatMap(({ fromAccountId, toAccountId }) => [fromAccountId, toAccountId]),
      system: quotes.flatMap(({ fromAssetCode, toAssetCode }) => [
        { role: 'exchange', assetCode: fromAssetCode },
        { role: 'exchange', assetCode: toAssetCode },
        { role: 'fees', assetCode: fromAssetCode },
      ]),
    });
    const ids = quotes.map(({ quoteId }) => quoteId);
    const used = await this.quotes.used(uow, ids);
    const usedNow: UsedQuote[] = [];
    const replies = asked.map(({ command, quote, uow }): Reply<typeof Exchange> => {
      const { transferId } = command;
      const ownerId = actingPerson(uow, command.ownerId);
      const isUsed = quote !== undefined && used.has(quote.quoteId);
      const decision = decideExchange(book, { transferId, ownerId, quote, isUsed, ...proofOf(uow) });
      if ('refused' in decision) return uow.reject(decision.refused);

      const { posted, quote: kept } = decision;
      used.add(kept.quoteId);
      usedNow.push({ quoteId: kept.quoteId, transferId });
      publishPosted(uow, book, posted);
      const [debited, credited] = posted.entries;
      return uow.accept({
        transferId,
        quoteId: kept.quoteId,
        paid: {
          accountId: kept.fromAccountId,
          assetCode: kept.fromAssetCode,
          amount: String(kept.paid),
          balance: String(debited!.balance),
        },
        received: {
          accountId: kept.toAccountId,
          assetCode: kept.toAssetCode,
          amount: String(kept.received),
          balance: String(credited!.balance),
        },
        fee: String(kept.fee),
        rate: kept.rate,
        postedAt: uow.now.toISOString(),
      });
    });
    await this.quotes.addUsed(uow, usedNow);
    return replies;
  }
}
