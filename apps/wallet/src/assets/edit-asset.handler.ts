import { AssetChanged, EditAsset } from '@portfel/contracts';
import { Handles, type CommandHandler, type Reply, type UnitOfWork } from '@portfel/messaging';
import { isAdmin } from '../policy/admins';
import { AssetStore } from '../storage/asset.store';

@Handles(EditAsset)
export class EditAssetHandler implements CommandHandler<typeof EditAsset> {
  constructor(private readonly assets: AssetStore) {}

  async handle(command: EditAsset, uow: UnitOfWork): Promise<Reply<typeof EditAsset>> {
    if (!isAdmin(uow.actor)) return uow.reject('role-required');
    const { assetId } = command;
    const asset = await this.assets.lock(uow, assetId);
    if (!asset) return uow.reject('asset-not-found');

    const { code, name: oldName, attributes: oldAttributes } = asset;
    const { name = oldName, attributes = oldAttributes } = command;
    const sequence = asset.lastEventSequence + 1;
    await this.assets.save(uow, { ...asset, name, attributes, lastEventSequence: sequence });
    uow.publish(AssetChanged, { assetId, code, name, attributes }, { sequence });
    return uow.accept({});
  }
}
