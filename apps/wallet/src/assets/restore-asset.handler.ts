import { AssetRestored, RestoreAsset } from '@portfel/contracts';
import { Handles, type CommandHandler, type Reply, type UnitOfWork } from '@portfel/messaging';
import { isAdmin } from '../policy/admins';
import { AssetStore } from '../storage/asset.store';

@Handles(RestoreAsset)
export class RestoreAssetHandler implements CommandHandler<typeof RestoreAsset> {
  constructor(private readonly assets: AssetStore) {}

  async handle({ assetId }: RestoreAsset, uow: UnitOfWork): Promise<Reply<typeof RestoreAsset>> {
    if (!isAdmin(uow.actor)) return uow.reject('role-required');
    const asset = await this.assets.lock(uow, assetId);
    if (!asset) return uow.reject('asset-not-found');
    if (!asset.archivedAt) return uow.accept({});

    const sequence = asset.lastEventSequence + 1;
    await this.assets.save(uow, { ...asset, archivedAt: undefined, lastEventSequence: sequence });
    uow.publish(AssetRestored, { assetId, code: asset.code }, { sequence });
    return uow.accept({});
  }
}
