import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { AccountOpened } from '@portfel/contracts';
import type { UnitOfWork } from '@portfel/messaging';
import { CONFIG } from '@portfel/platform';
import type { Book, Posted } from '../domain/book';
import { decideAccountOpening, grown, type AccountOpening, type GrowingWallet } from '../domain/decide-account-opening';
import { LedgerStore } from '../storage/ledger.store';
import { WalletStore, type NewAccount } from '../storage/wallet.store';
import type { WalletConfig } from '../wallet.config';

/** Somebody who is to be paid in an asset. */
interface Recipient {
  readonly ownerId: string;
  readonly assetCode: string;
}

/** Who is paid in an asset they have no open account in gets one, when and only when something is posted on it. */
@Injectable()
export class ReceivingAccounts {
  constructor(
    private readonly wallets: WalletStore,
    private readonly ledger: LedgerStore,
    @Inject(CONFIG) private readonly config: Pick<WalletConfig, 'WALLET_ACCOUNTS_LIMIT'>,
  ) {}

  /**
   * Puts an account into the book for each of them who has a wallet, none open in the asset, and room for one more.
   * Wallets are locked behind the ledger's pen. Nobody who has locked one takes the pen later, so nobody waits in a circle.
   */
  async offer(uow: UnitOfWork, book: Book, recipients: readonly Recipient[]): Promise<OfferedAccounts> {
    const lacking = recipients.filter(({ ownerId, assetCode }) => !book.accountOf(ownerId, assetCode));
    if (lacking.length === 0) return new OfferedAccounts(this.wallets, new Map());
    const { wallets, assets } = await this.wallets.lockToGrow(uow, lacking);
    // They may have opened one themselves until their wallet was locked.
    await this.ledger.openBook(uow, { people: lacking });
    const offered = new OfferedAccounts(this.wallets, wallets);
    const growing = new Map(wallets);
    for (const { ownerId, assetCode } of lacking) {
      if (book.accountOf(ownerId, assetCode)) continue;
      const [wallet, asset] = [growing.get(ownerId), assets.get(assetCode)];
      const opening = decideAccountOpening(wallet, asset, this.config.WALLET_ACCOUNTS_LIMIT);
      if (!opening.opened) continue;
      growing.set(ownerId, grown(wallet!, opening));
      const id = uuidv7();
      const { overdraft, archived: assetArchived } = asset!;
      const empty = { balance: 0n, held: 0n, lastSequence: 0, closed: false };
      book.add({ accounts: [{ ...empty, id, ownerId, assetCode, number: opening.number, overdraft, assetArchived }] });
      offered.add(id, { ownerId, assetCode });
    }
    return offered;
  }
}

/** Accounts that are in a book and not open yet. */
export class OfferedAccounts {
  private readonly waiting = new Map<string, Recipient>();
  private readonly opened: NewAccount[] = [];

  constructor(
    private readonly store: WalletStore,
    private readonly wallets: Map<string, GrowingWallet>,
  ) {}

  add(accountId: string, recipient: Recipient): void {
    this.waiting.set(accountId, recipient);
  }

  /** Of those who have no account in the asset: whether they have a wallet. */
  isPerson(ownerId: string): boolean {
    return this.wallets.has(ownerId);
  }

  /** Opens the accounts that something was posted on, and tells the world. */
  take(uow: UnitOfWork, { entries }: Posted): void {
    for (const { accountId } of entries) {
      const recipient = this.waiting.get(accountId);
      if (!recipient) continue;
      this.waiting.delete(accountId);
      const { ownerId, assetCode } = recipient;
      const wallet = this.wallets.get(ownerId)!;
      const [number, sequence] = [wallet.accountCount + 1, wallet.lastEventSequence + 1];
      const opening: AccountOpening = { opened: true, walletId: wallet.id, number, sequence };
      this.wallets.set(ownerId, grown(wallet, opening));
      this.opened.push({ walletId: wallet.id, accountId, assetCode, number, sequence });
      uow.publish(AccountOpened, { walletId: wallet.id, accountId, assetCode, number }, { sequence });
    }
  }

  /** Before the commit, which writes what was posted on them. */
  async save(uow: UnitOfWork): Promise<void> {
    await this.store.addAccountsNow(uow, this.opened);
  }
}
