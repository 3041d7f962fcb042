import { ChangeProfile, ProfileChanged } from '@portfel/contracts';
import { Handles, type CommandHandler, type Reply, type UnitOfWork } from '@portfel/messaging';
import { ProfileStore } from '../storage/profile.store';

@Handles(ChangeProfile)
export class ChangeProfileHandler implements CommandHandler<typeof ChangeProfile> {
  constructor(private readonly profiles: ProfileStore) {}

  async handle({ accountId, changes }: ChangeProfile, uow: UnitOfWork): Promise<Reply<typeof ChangeProfile>> {
    if (accountId !== uow.actor.id) return uow.reject('user-not-found');
    const sequence = await this.profiles.change(uow, accountId, await changes.open());
    if (sequence === undefined) return uow.reject('user-not-found');
    uow.publish(ProfileChanged, { accountId }, { sequence });
    return uow.accept({ accountId });
  }
}
