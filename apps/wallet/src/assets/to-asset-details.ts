import type { AssetDetails } from '@portfel/contracts';
import type { StoredAsset } from '../storage/asset.store';

/** An asset as it is told: amounts as text, times as ISO 8601. */
export function toAssetDetails(asset: StoredAsset): AssetDetails {
  const { id: assetId, code, name, scale, kind, attributes, overdraft, createdAt, archivedAt } = asset;
  return {
    assetId,
    code,
    name,
    scale,
    kind,
    attributes,
    overdraft: String(overdraft),
    createdAt: createdAt.toISOString(),
    archivedAt: archivedAt?.toISOString(),
  };
}
