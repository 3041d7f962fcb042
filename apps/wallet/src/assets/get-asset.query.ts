import type { GetAssetRequest, GetAssetResponse } from '@portfel/contracts';
import { notFound, Question, Questions } from '@portfel/platform';
import { AssetStore } from '../storage/asset.store';
import { toAssetDetails } from './to-asset-details';

@Questions()
export class GetAssetQuery {
  constructor(private readonly assets: AssetStore) {}

  @Question('AssetQueryService', 'GetAsset')
  async getAsset({ code }: GetAssetRequest): Promise<GetAssetResponse> {
    const asset = await this.assets.find(code);
    if (!asset) throw notFound('asset-not-found');
    return { asset: toAssetDetails(asset) };
  }
}
