import { AssetCreated, CreateAsset } from '@portfel/contracts';
import { Handles, type CommandHandler, type Reply, type UnitOfWork } from '@portfel/messaging';
import { isAdmin } from '../policy/admins';
import { AssetStore } from '../storage/asset.store';

@Handles(CreateAsset)
export class CreateAssetHandler implements CommandHandler<typeof CreateAsset> {
  constructor(private readonly assets: AssetStore) {}

  async handle(command: CreateAsset, uow: UnitOfWork): Promise<Reply<typeof CreateAsset>> {
    if (!isAdmin(uow.actor)) return uow.reject('role-required');
    const { assetId, code, overdraft } = command;
    const created = await this.assets.create(uow, { ...command, id: assetId, overdraft: BigInt(overdraft) });
    if (!created) return uow.reject('asset-exists');

    uow.publish(AssetCreated, command, { sequence: 1 });
    return uow.accept({ assetId, code });
  }
}
