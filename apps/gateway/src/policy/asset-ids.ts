import { Injectable } from '@nestjs/common';
import type { Caller } from './caller';
import { AskAssets, type AssetQuestions } from './questions';

/** People call an asset by its code; commands about it go by its id, so that they stay in order. */
@Injectable()
export class AssetIds {
  constructor(@AskAssets() private readonly assets: AssetQuestions) {}

  /** @throws ProblemError asset-not-found */
  async find(code: string, { correlationId }: Caller): Promise<string> {
    const { asset } = await this.assets.ask('GetAsset', { code }, { correlationId });
    return asset!.assetId;
  }
}
