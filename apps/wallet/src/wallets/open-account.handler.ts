import { Inject } from '@nestjs/common';
import { AccountOpened, OpenAccount } from '@portfel/contracts';
import { HandlesInGroups, type CommandGroupHandler, type GroupMember, type Reply } from '@portfel/messaging';
import { CONFIG } from '@portfel/platform';
import { decideAccountOpening, grown } from '../domain/decide-account-opening';
import { actingPerson } from '../policy/acting-person';
import { WalletStore, type NewAccount } from '../storage/wallet.store';
import type { WalletConfig } from '../wallet.config';

type Opening = GroupMember<OpenAccount>;

@HandlesInGroups(OpenAccount)
export class OpenAccountHandler implements CommandGroupHandler<typeof OpenAccount> {
  constructor(
    private readonly wallets: WalletStore,
    @Inject(CONFIG) private readonly config: Pick<WalletConfig, 'WALLET_ACCOUNTS_LIMIT'>,
  ) {}

  async handleGroup(openings: readonly Opening[]): Promise<Reply<typeof OpenAccount>[]> {
    const { uow } = openings[0]!;
    const asked = openings.filter(isOwner).map(({ command }) => command);
    const { wallets, assets } = await this.wallets.lockToGrow(uow, asked);
    const accounts: NewAccount[] = [];
    const replies = openings.map((opening): Reply<typeof OpenAccount> => {
      const { accountId, ownerId, assetCode } = opening.command;
      // Nobody may open in the wallet of another, nor learn whether there is one.
      const wallet = isOwner(opening) ? wallets.get(ownerId) : undefined;
      const decision = decideAccountOpening(wallet, assets.get(assetCode), this.config.WALLET_ACCOUNTS_LIMIT);
      if (!decision.opened) return opening.uow.reject(decision.error);

      const { walletId, number, sequence } = decision;
      accounts.push({ walletId, accountId, assetCode, number, sequence });
      wallets.set(ownerId, grown(wallet!, decision));
      opening.uow.publish(AccountOpened, { walletId, accountId, assetCode, number }, { sequence });
      return opening.uow.accept({ accountId, assetCode, number });
    });
    await this.wallets.addAccounts(uow, accounts);
    return replies;
  }
}

const isOwner = ({ command, uow }: Opening) => actingPerson(uow, command.ownerId) === command.ownerId;
