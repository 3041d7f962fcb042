import { Controller, Get, Header, Query } from '@nestjs/common';
import { FromCaller, type Caller } from '../policy/caller';
import { AskAssets, type AssetQuestions } from '../policy/questions';
import { Route } from '../policy/route.decorator';
import { toAssetAnswer } from './asset.dto';
import { AssetList, AssetListQuery } from './list-assets.dto';

const PAGE = 50;

@Controller({ path: 'assets', version: '1' })
export class ListAssetsRoute {
  constructor(@AskAssets() private readonly assets: AssetQuestions) {}

  @Get()
  @Header('cache-control', 'no-cache')
  @Route({
    tag: 'assets',
    summary: 'What can be held, page by page (GS-W01)',
    access: 'public',
    status: 200,
    answer: AssetList,
    errors: ['validation-error'],
    seeds: [],
  })
  async listAssets(
    @Query({ schema: AssetListQuery }) query: AssetListQuery,
    @FromCaller() { correlationId }: Caller,
  ): Promise<AssetList> {
    const { kind = '', archived, after = '', limit = PAGE } = query;
    const asked = { kind, archived: archived === 'true', after, limit };
    const { assets, count } = await this.assets.ask('ListAssets', asked, { correlationId });
    return { rows: assets.map(toAssetAnswer), count };
  }
}
