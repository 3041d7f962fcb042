import type { Metadata } from '@grpc/grpc-js';
import type { ListBookAccountsRequest, ListBookAccountsResponse } from '@portfel/contracts';
import { isAskedBy, Question, Questions } from '@portfel/platform';
import { BookAccountStore } from '../storage/book-account.store';
import { BookMovementStore } from '../storage/book-movement.store';
import { DataKeys } from '../storage/data-keys';

/** Categories are suggested from the latest movements. */
const LATEST_MOVEMENTS = 500;

@Questions()
export class ListBookAccountsQuery {
  constructor(
    private readonly keys: DataKeys,
    private readonly accounts: BookAccountStore,
    private readonly movements: BookMovementStore,
  ) {}

  @Question('BookkeepingQueryService', 'ListBookAccounts')
  async listBookAccounts({ ownerId }: ListBookAccountsRequest, metadata: Metadata): Promise<ListBookAccountsResponse> {
    const key = isAskedBy(metadata, ownerId) ? await this.keys.find(ownerId) : undefined;
    if (!key) return { accounts: [], categories: [] };
    const accounts = await this.accounts.list(key, ownerId);
    const balances = await this.movements.balances(key, ownerId);
    return {
      accounts: accounts.map(({ id, ...account }) => ({
        bookAccountId: id,
        balance: (balances.get(id) ?? 0n).toString(),
        ...account,
      })),
      categories: await this.movements.categories(key, ownerId, LATEST_MOVEMENTS),
    };
  }
}
