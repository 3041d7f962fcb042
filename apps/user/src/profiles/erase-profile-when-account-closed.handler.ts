import { AccountClosed } from '@portfel/contracts';
import { On, type EventHandler, type UnitOfWork } from '@portfel/messaging';
import { ProfileStore } from '../storage/profile.store';

/** In one history with the creation: a profile is never created behind its erasure (docs/adr/0023). */
@On(AccountClosed, { inOrderWith: 'create-profile-when-account-registered' })
export class EraseProfileWhenAccountClosedHandler implements EventHandler<typeof AccountClosed> {
  constructor(private readonly profiles: ProfileStore) {}

  async handle(event: AccountClosed, uow: UnitOfWork): Promise<void> {
    await this.profiles.erase(uow, event.accountId);
  }
}
