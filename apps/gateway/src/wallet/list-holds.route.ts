import { Controller, Get, Header, Query } from '@nestjs/common';
import { FromCaller, signedIn, type Caller } from '../policy/caller';
import { AskHolds, type HoldQuestions } from '../policy/questions';
import { Route } from '../policy/route.decorator';
import { Usernames } from '../policy/usernames';
import { HoldList, ListHoldsQuery } from './list-holds.dto';

@Controller({ path: 'wallet/holds', version: '1' })
export class ListHoldsRoute {
  constructor(
    @AskHolds() private readonly holds: HoldQuestions,
    private readonly usernames: Usernames,
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
    const counterparts = holds.map(({ counterpartId }) => counterpartId);
    const names = await this.usernames.of(counterparts, caller);
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
}
