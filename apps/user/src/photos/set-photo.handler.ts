import { ProfileChanged, SetPhoto } from '@portfel/contracts';
import { Handles, type CommandHandler, type Reply, type UnitOfWork } from '@portfel/messaging';
import { PhotoUploadStore } from '../storage/photo-upload.store';
import { ProfileStore } from '../storage/profile.store';

@Handles(SetPhoto)
export class SetPhotoHandler implements CommandHandler<typeof SetPhoto> {
  constructor(
    private readonly uploads: PhotoUploadStore,
    private readonly profiles: ProfileStore,
  ) {}

  async handle({ accountId, uploadId }: SetPhoto, uow: UnitOfWork): Promise<Reply<typeof SetPhoto>> {
    if (accountId !== uow.actor.id) return uow.reject('user-not-found');
    if (!(await this.uploads.take(uow, uploadId, accountId))) return uow.reject('picture-expired');
    const sequence = await this.profiles.setPhoto(uow, accountId, uploadId);
    if (sequence === undefined) return uow.reject('user-not-found');
    uow.publish(ProfileChanged, { accountId }, { sequence });
    return uow.accept({ accountId });
  }
}
