import type { Metadata } from '@grpc/grpc-js';
import type { ListBookMovementsRequest, ListBookMovementsResponse } from '@portfel/contracts';
import { isAskedBy, Question, Questions } from '@portfel/platform';
import { BookMovementStore } from '../storage/book-movement.store';
import { DataKeys } from '../storage/data-keys';
import { toBookMovement } from './to-book-movement';

const PAGE = 1_000;

@Questions()
export class ListBookMovementsQuery {
  constructor(
    private readonly keys: DataKeys,
    private readonly movements: BookMovementStore,
  ) {}

  @Question('BookkeepingQueryService', 'ListBookMovements')
  async listBookMovements(
    { ownerId, cursor }: ListBookMovementsRequest,
    metadata: Metadata,
  ): Promise<ListBookMovementsResponse> {
    const key = isAskedBy(metadata, ownerId) ? await this.keys.find(ownerId) : undefined;
    if (!key) return { movements: [], realBalances: [], nextCursor: '' };
    const { movements, nextCursor } = await this.movements.after(key, ownerId, cursor, PAGE);
    const balances = cursor === '' ? await this.movements.realBalances(key, ownerId) : [];
    return {
      movements: movements.map(toBookMovement),
      realBalances: balances.map(({ accountId, ...balance }) => ({ bookAccountId: accountId, ...balance })),
      nextCursor,
    };
  }
}
