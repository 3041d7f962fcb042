import { UsernameChanged } from '@portfel/contracts';
import { On, type EventHandler, type UnitOfWork } from '@portfel/messaging';
import { ProfileStore } from '../storage/profile.store';

@On(UsernameChanged)
export class RenameProfileWhenUsernameChangedHandler implements EventHandler<typeof UsernameChanged> {
  constructor(private readonly profiles: ProfileStore) {}

  async handle({ accountId, username }: UsernameChanged, uow: UnitOfWork): Promise<void> {
    const end = await this.profiles.rename(uow, accountId, username);
    // The profile is made by another consumer, which may be behind this one: the name is tried again.
    if (end === 'not-there-yet') throw new Error('the profile is not there yet');
  }
}
