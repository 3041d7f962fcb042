import { Controller, Get, Header, Query } from '@nestjs/common';
import type { Hold } from '@portfel/contracts';
import { FromCaller, signedIn, type Caller } from '../policy/caller';
import { AskAuth, AskHolds, type AuthQuestions, type HoldQuestions } from '../policy/questions';
import { Route } from '../policy/route.decorator';
import { HoldList, ListHoldsQuery } from './list-holds.dto';

@Controller({ path: 'wallet/holds', version: '1' })
export class ListHoldsRoute {
  constructor(
    @AskHolds() private readonly holds: HoldQuestions,
    @AskAuth() private readonly auth: AuthQuestions,
  ) {}

  @Get()
  @Header('cache-control', 'no-store')
  @Route({
    tag: 'wallet',
    summary: 'Money that is set aside: by me, and for me',
    access: 'signed-in',
    status: 200,
    answer: HoldList,
    errors: ['validation-error'],
    seeds: [],
  })
  async listHolds(
    @Query({ schema: ListHoldsQuery }) { cursor }: ListHoldsQuery,
    @FromCaller() caller: Caller,
  ): Promise<HoldList> {
    const { accountId: ownerId } = signedIn(caller);
    const context = { correlationId: caller.correlationId, actorId: ownerId };
    const { holds, nextCursor } = await this.holds.ask('ListHolds', { ownerId, cursor }, context);
    const names = await this.namesIn(holds, caller);
    return {
      rows: holds.map(({ holdId: id, counterpartId = '', accountId, settledAt, transferId, ...hold }) => ({
        ...(hold as Pick<HoldList['rows'][number], 'direction' | 'status'> & typeof hold),
        id,
        counterpart: names.get(counterpartId) ?? null,
        accountId: accountId ?? null,
        settledAt: settledAt ?? null,
        transferId: transferId ?? null,
      })),
      nextCursor: nextCursor || null,
    };
  }

  private async namesIn(holds: readonly Hold[], { correlationId }: Caller): Promise<ReadonlyMap<string, string>> {
    const accountIds = [...new Set(holds.flatMap(({ counterpartId }) => counterpartId ?? []))];
    if (accountIds.length === 0) return new Map();
    const { names } = await this.auth.ask('ListUsernames', { accountIds }, { correlationId });
    return new Map(names.map(({ accountId, username }) => [accountId, username]));
  }
}
