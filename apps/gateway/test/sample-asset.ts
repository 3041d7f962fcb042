import type { AssetDetails } from '@portfel/contracts';

/** An asset as `wallet` tells of it. */
export const asset: AssetDetails = {
  assetId: '01890a5d-ac96-774b-bcce-b302099a8057',
  code: 'SWORD-1',
  name: 'A sword',
  scale: 0,
  kind: 'item',
  attributes: { colour: 'red' },
  overdraft: '0',
  createdAt: '2026-01-02T03:04:05.678Z',
};
