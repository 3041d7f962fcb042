import { Body, Controller, Param, Post } from '@nestjs/common';
import { AssetCode, GrantAsset } from '@portfel/contracts';
import { FromCaller, type Caller } from '../policy/caller';
import { Commands } from '../policy/commands';
import { AskAuth, type AuthQuestions } from '../policy/questions';
import { Route } from '../policy/route.decorator';
import { GrantAssetBody, GrantReceipt } from './grant-asset.dto';

@Controller({ path: 'assets/:code/grants', version: '1' })
export class GrantAssetRoute {
  constructor(
    private readonly commands: Commands,
    @AskAuth() private readonly auth: AuthQuestions,
  ) {}

  @Post()
  @Route({
    tag: 'assets',
    summary: 'Give a person some of an asset, out of nothing (GS-W05)',
    access: { roles: ['admin'] },
    status: 201,
    answer: GrantReceipt,
    errors: [
      'validation-error',
      'user-not-found',
      ...GrantAsset.errors,
      'cross-site-request',
      'idempotency-key-reused',
    ],
    pending: true,
    seeds: [],
  })
  async grantAsset(
    @Param('code', { schema: AssetCode }) assetCode: string,
    @Body({ schema: GrantAssetBody }) { username, ...body }: GrantAssetBody,
    @FromCaller() caller: Caller,
  ) {
    const { correlationId } = caller;
    const { accountId: ownerId } = await this.auth.ask('FindPerson', { username }, { correlationId });
    return await this.commands.send(GrantAsset, caller, (transferId) => ({ ...body, transferId, ownerId, assetCode }));
  }
}
