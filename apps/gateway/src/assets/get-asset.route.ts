import { Controller, Get, Header, Param } from '@nestjs/common';
import { AssetCode } from '@portfel/contracts';
import { FromCaller, type Caller } from '../policy/caller';
import { AskAssets, type AssetQuestions } from '../policy/questions';
import { Route } from '../policy/route.decorator';
import { AssetAnswer, toAssetAnswer } from './asset.dto';

@Controller({ path: 'assets/:code', version: '1' })
export class GetAssetRoute {
  constructor(@AskAssets() private readonly assets: AssetQuestions) {}

  @Get()
  @Header('cache-control', 'no-cache')
  @Route({
    tag: 'assets',
    summary: 'One asset, archived or not (GS-W01)',
    access: 'public',
    status: 200,
    answer: AssetAnswer,
    errors: ['validation-error', 'asset-not-found'],
    seeds: [],
  })
  async getAsset(
    @Param('code', { schema: AssetCode }) code: string,
    @FromCaller() { correlationId }: Caller,
  ): Promise<AssetAnswer> {
    const { asset } = await this.assets.ask('GetAsset', { code }, { correlationId });
    return toAssetAnswer(asset!);
  }
}
