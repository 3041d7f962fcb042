import { Body, Controller, Param, Patch } from '@nestjs/common';
import { AssetCode, EditAsset } from '@portfel/contracts';
import { AssetIds } from '../policy/asset-ids';
import { FromCaller, type Caller } from '../policy/caller';
import { Commands } from '../policy/commands';
import { Route } from '../policy/route.decorator';
import { EditAssetBody } from './edit-asset.dto';

@Controller({ path: 'assets/:code', version: '1' })
export class EditAssetRoute {
  constructor(
    private readonly commands: Commands,
    private readonly assets: AssetIds,
  ) {}

  @Patch()
  @Route({
    tag: 'assets',
    summary: 'Say something else of an asset (GS-W01)',
    access: { roles: ['admin'] },
    status: 204,
    errors: ['validation-error', ...EditAsset.errors, 'cross-site-request', 'idempotency-key-reused'],
    pending: true,
    seeds: [],
  })
  async editAsset(
    @Param('code', { schema: AssetCode }) code: string,
    @Body({ schema: EditAssetBody }) body: EditAssetBody,
    @FromCaller() caller: Caller,
  ): Promise<void> {
    const assetId = await this.assets.find(code, caller);
    await this.commands.send(EditAsset, caller, () => ({ ...body, assetId }));
  }
}
