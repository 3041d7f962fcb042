import type { Metadata } from '@grpc/grpc-js';
import { Inject } from '@nestjs/common';
import type { GetWalletRequest, GetWalletResponse } from '@portfel/contracts';
import { CONFIG, isAskedBy, notFound, Question, Questions } from '@portfel/platform';
import { LabelStore } from '../storage/label.store';
import { StatementStore } from '../storage/statement.store';
import { WalletStore } from '../storage/wallet.store';
import type { WalletConfig } from '../wallet.config';
import { toMovement } from './to-movement';

const LATEST_MOVEMENTS = 20;

@Questions()
export class GetWalletQuery {
  constructor(
    private readonly wallets: WalletStore,
    private readonly statement: StatementStore,
    private readonly labels: LabelStore,
    @Inject(CONFIG) private readonly config: Pick<WalletConfig, 'TRANSFER_FEE_PER_MILLE'>,
  ) {}

  @Question('WalletQueryService', 'GetWallet')
  async getWallet({ ownerId }: GetWalletRequest, metadata: Metadata): Promise<GetWalletResponse> {
    const wallet = isAskedBy(metadata, ownerId) ? await this.wallets.findByOwner(ownerId) : undefined;
    if (!wallet) throw notFound('wallet-not-found');
    const movements = await this.statement.latestMovements(wallet.id, LATEST_MOVEMENTS);
    const labels = await this.labels.read(ownerId);
    return {
      walletId: wallet.id,
      openedAt: wallet.openedAt.toISOString(),
      accounts: wallet.accounts.map(({ id, number, asset, balance, held, closedAt, stepUpAbove }) => ({
        accountId: id,
        number,
        asset,
        balance: balance.toString(),
        held: held.toString(),
        label: labels.get(id),
        closedAt: closedAt?.toISOString(),
        stepUpAbove: stepUpAbove?.toString(),
      })),
      movements: movements.rows.map(toMovement),
      movementCount: movements.count,
      transferFeePerMille: Number(this.config.TRANSFER_FEE_PER_MILLE),
    };
  }
}
