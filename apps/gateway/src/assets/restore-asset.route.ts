import { Controller, Param, Post } from '@nestjs/common';
import { AssetCode, RestoreAsset } from '@portfel/contracts';
import { AssetIds } from '../policy/asset-ids';
import { FromCaller, type Caller } from '../policy/caller';
import { Commands } from '../policy/commands';
import { Route } from '../policy/route.decorator';

@Controller({ path: 'assets/:code/restoration', version: '1' })
export class RestoreAssetRoute {
  constructor(
    private readonly commands: Commands,
    private readonly assets: AssetIds,
  ) {}

  @Post()
  @Route({
    tag: 'assets',
    summary: 'Bring an archived asset back: it moves again (GS-W01)',
    access: { roles: ['admin'] },
    status: 204,
    errors: ['validation-error', ...RestoreAsset.errors, 'cross-site-request', 'idempotency-key-reused'],
    pending: true,
    seeds: [],
  })
  async restoreAsset(@Param('code', { schema: AssetCode }) code: string, @FromCaller() caller: Caller): Promise<void> {
    const assetId = await this.assets.find(code, caller);
    await this.commands.send(RestoreAsset, caller, () => ({ assetId }));
  }
}
