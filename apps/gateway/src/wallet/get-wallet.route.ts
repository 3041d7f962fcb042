import { Controller, Get, Header } from '@nestjs/common';
import type { Asset } from '@portfel/contracts';
import { FromCaller, signedIn, type Caller } from '../policy/caller';
import { AskWallet, type WalletQuestions } from '../policy/questions';
import { Route } from '../policy/route.decorator';
import { WalletAnswer } from './get-wallet.dto';

@Controller({ path: 'wallet', version: '1' })
export class GetWalletRoute {
  constructor(@AskWallet() private readonly wallets: WalletQuestions) {}

  @Get()
  @Header('cache-control', 'no-store')
  @Route({
    tag: 'wallet',
    summary: 'My wallet: balances and latest movements',
    access: 'signed-in',
    status: 200,
    answer: WalletAnswer,
    errors: ['wallet-not-found'],
    seeds: [],
  })
  async getWallet(@FromCaller() caller: Caller): Promise<WalletAnswer> {
    const { accountId: ownerId } = signedIn(caller);
    const context = { correlationId: caller.correlationId, actorId: ownerId };
    const wallet = await this.wallets.ask('GetWallet', { ownerId }, context);
    return {
      id: wallet.walletId,
      openedAt: wallet.openedAt,
      accounts: wallet.accounts.map(({ accountId: id, asset, ...account }) => ({
        id,
        asset: asset as Asset,
        ...account,
      })),
      movements: {
        rows: wallet.movements.map(({ entryId: id, ...movement }) => ({ id, ...movement })),
        count: wallet.movementCount,
      },
      transferFeePerMille: wallet.transferFeePerMille,
    };
  }
}
