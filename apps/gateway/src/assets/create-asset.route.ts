import { Body, Controller, Post } from '@nestjs/common';
import { CreateAsset } from '@portfel/contracts';
import { FromCaller, type Caller } from '../policy/caller';
import { Commands } from '../policy/commands';
import { Route } from '../policy/route.decorator';
import { AssetCreatedAnswer, CreateAssetBody } from './create-asset.dto';

@Controller({ path: 'assets', version: '1' })
export class CreateAssetRoute {
  constructor(private readonly commands: Commands) {}

  @Post()
  @Route({
    tag: 'assets',
    summary: 'Bring an asset into the world (GS-W01)',
    access: { roles: ['admin'] },
    status: 201,
    answer: AssetCreatedAnswer,
    errors: ['validation-error', ...CreateAsset.errors, 'cross-site-request', 'idempotency-key-reused'],
    pending: true,
    seeds: [],
  })
  createAsset(@Body({ schema: CreateAssetBody }) body: CreateAssetBody, @FromCaller() caller: Caller) {
    const { attributes = {}, overdraft = '0' } = body;
    return this.commands.send(CreateAsset, caller, (assetId) => ({ ...body, assetId, attributes, overdraft }));
  }
}
