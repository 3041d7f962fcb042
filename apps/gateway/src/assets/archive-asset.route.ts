import { Controller, Delete, Param } from '@nestjs/common';
import { ArchiveAsset, AssetCode } from '@portfel/contracts';
import { AssetIds } from '../policy/asset-ids';
import { FromCaller, type Caller } from '../policy/caller';
import { Commands } from '../policy/commands';
import { Route } from '../policy/route.decorator';

@Controller({ path: 'assets/:code', version: '1' })
export class ArchiveAssetRoute {
  constructor(
    private readonly commands: Commands,
    private readonly assets: AssetIds,
  ) {}

  @Delete()
  @Route({
    tag: 'assets',
    summary: 'Archive an asset that nobody holds; it is never deleted (GS-W01)',
    access: { roles: ['admin'] },
    status: 204,
    errors: ['validation-error', ...ArchiveAsset.errors, 'cross-site-request', 'idempotency-key-reused'],
    pending: true,
    seeds: [],
  })
  async archiveAsset(@Param('code', { schema: AssetCode }) code: string, @FromCaller() caller: Caller): Promise<void> {
    const assetId = await this.assets.find(code, caller);
    await this.commands.send(ArchiveAsset, caller, () => ({ assetId }));
  }
}
