import { ArchiveAsset, AssetArchived } from '@portfel/contracts';
import { Handles, type CommandHandler, type Reply, type UnitOfWork } from '@portfel/messaging';
import { isAdmin } from '../policy/admins';
import { AssetStore } from '../storage/asset.store';
import { LedgerStore } from '../storage/ledger.store';

@Handles(ArchiveAsset)
export class ArchiveAssetHandler implements CommandHandler<typeof ArchiveAsset> {
  constructor(
    private readonly assets: AssetStore,
    private readonly ledger: LedgerStore,
  ) {}

  async handle({ assetId }: ArchiveAsset, uow: UnitOfWork): Promise<Reply<typeof ArchiveAsset>> {
    if (!isAdmin(uow.actor)) return uow.reject('role-required');
    // While nobody else writes to the ledger, nobody can come to hold what is not held.
    await this.ledger.openBook(uow, {});
    const asset = await this.assets.lock(uow, assetId);
    if (!asset) return uow.reject('asset-not-found');
    const { code, archivedAt } = asset;
    if (archivedAt) return uow.reject('asset-archived');
    if (await this.assets.isHeld(uow, code)) return uow.reject('asset-held');

    const sequence = asset.lastEventSequence + 1;
    await this.assets.save(uow, { ...asset, archivedAt: uow.now, lastEventSequence: sequence });
    uow.publish(AssetArchived, { assetId, code }, { sequence });
    return uow.accept({});
  }
}
