import { AccountRegistered, ProfileCreated } from '@portfel/contracts';
import { On, type EventHandler, type UnitOfWork } from '@portfel/messaging';
import { ProfileStore } from '../storage/profile.store';

@On(AccountRegistered)
export class CreateProfileWhenAccountRegisteredHandler implements EventHandler<typeof AccountRegistered> {
  constructor(private readonly profiles: ProfileStore) {}

  async handle(event: AccountRegistered, uow: UnitOfWork): Promise<void> {
    const { accountId, username } = event;
    const fields = await event.profile.open();
    await this.profiles.create(uow, { ...fields, accountId, username });
    uow.publish(ProfileCreated, { accountId }, { sequence: 1 });
  }
}
