import { ProfileChanged, RemovePhoto } from '@portfel/contracts';
import { Handles, type CommandHandler, type Reply, type UnitOfWork } from '@portfel/messaging';
import { ProfileStore } from '../storage/profile.store';

@Handles(RemovePhoto)
export class RemovePhotoHandler implements CommandHandler<typeof RemovePhoto> {
  constructor(private readonly profiles: ProfileStore) {}

  async handle({ accountId }: RemovePhoto, uow: UnitOfWork): Promise<Reply<typeof RemovePhoto>> {
    const isOwn = accountId === uow.actor.id;
    const sequence = isOwn ? await this.profiles.setPhoto(uow, accountId, undefined) : undefined;
    if (sequence === undefined) return uow.reject('user-not-found');
    uow.publish(ProfileChanged, { accountId }, { sequence });
    return uow.accept({ accountId });
  }
}
