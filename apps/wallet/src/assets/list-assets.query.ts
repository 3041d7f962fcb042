import type { ListAssetsRequest, ListAssetsResponse } from '@portfel/contracts';
import { Question, Questions } from '@portfel/platform';
import { AssetStore } from '../storage/asset.store';
import { toAssetDetails } from './to-asset-details';

const LONGEST_PAGE = 100;

@Questions()
export class ListAssetsQuery {
  constructor(private readonly assets: AssetStore) {}

  @Question('AssetQueryService', 'ListAssets')
  async listAssets({ kind, archived, after, limit }: ListAssetsRequest): Promise<ListAssetsResponse> {
    const page = { kind: kind || undefined, archived, after, limit: Math.min(limit, LONGEST_PAGE) };
    const { rows, count } = await this.assets.list(page);
    return { assets: rows.map(toAssetDetails), count };
  }
}
