import { Body, Controller, Param, Post } from '@nestjs/common';
import { AssetCode, BurnAsset } from '@portfel/contracts';
import { FromCaller, type Caller } from '../policy/caller';
import { Commands } from '../policy/commands';
import { AskAuth, type AuthQuestions } from '../policy/questions';
import { Route } from '../policy/route.decorator';
import { BurnAssetBody, BurnReceipt } from './burn-asset.dto';

@Controller({ path: 'assets/:code/burns', version: '1' })
export class BurnAssetRoute {
  constructor(
    private readonly commands: Commands,
    @AskAuth() private readonly auth: AuthQuestions,
  ) {}

  @Post()
  @Route({
    tag: 'assets',
    summary: 'Take some of an asset from a person; it is gone (GS-W05)',
    access: { roles: ['admin'] },
    status: 201,
    answer: BurnReceipt,
    errors: ['validation-error', 'user-not-found', ...BurnAsset.errors, 'cross-site-request', 'idempotency-key-reused'],
    pending: true,
    seeds: [],
  })
  async burnAsset(
    @Param('code', { schema: AssetCode }) assetCode: string,
    @Body({ schema: BurnAssetBody }) { username, ...body }: BurnAssetBody,
    @FromCaller() caller: Caller,
  ) {
    const { correlationId } = caller;
    const { accountId: ownerId } = await this.auth.ask('FindPerson', { username }, { correlationId });
    return await this.commands.send(BurnAsset, caller, (transferId) => ({ ...body, transferId, ownerId, assetCode }));
  }
}
