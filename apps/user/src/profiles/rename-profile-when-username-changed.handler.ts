import { UsernameChanged } from '@portfel/contracts';
import { On, type EventHandler, type UnitOfWork } from '@portfel/messaging';
import { ProfileStore } from '../storage/profile.store';

/** In one history with the creation: there is a profile by then, unless the account is closed. */
@On(UsernameChanged, { inOrderWith: 'create-profile-when-account-registered' })
export class RenameProfileWhenUsernameChangedHandler implements EventHandler<typeof UsernameChanged> {
  constructor(private readonly profiles: ProfileStore) {}

  async handle({ accountId, username }: UsernameChanged, uow: UnitOfWork): Promise<void> {
    await this.profiles.rename(uow, accountId, username);
  }
}
