import { Inject } from '@nestjs/common';
import type { Metadata } from '@grpc/grpc-js';
import type { StagePhotoRequest, StagePhotoResponse } from '@portfel/contracts';
import { CLOCK, CONFIG, isAskedBy, notFound, Question, Questions, refused, type Clock } from '@portfel/platform';
import { PhotoUploadStore } from '../storage/photo-upload.store';
import { PhotoStore } from '../storage/photo.store';
import type { UserConfig } from '../user.config';
import { encodePhoto } from './encode-photo';

/** Takes bytes in that are too large for a topic; they mean nothing until a command names them (docs/adr/0024). */
@Questions()
export class StagePhotoQuery {
  constructor(
    private readonly uploads: PhotoUploadStore,
    private readonly photos: PhotoStore,
    @Inject(CONFIG) private readonly config: Pick<UserConfig, 'PHOTO_LIMIT_PIXELS'>,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  @Question('UserQueryService', 'StagePhoto')
  async stagePhoto(
    { accountId, uploadId: id, picture }: StagePhotoRequest,
    metadata: Metadata,
  ): Promise<StagePhotoResponse> {
    if (!isAskedBy(metadata, accountId)) throw notFound('user-not-found');
    const pictures = await encodePhoto(Buffer.from(picture), this.config.PHOTO_LIMIT_PIXELS);
    if (!pictures) throw refused('picture-not-readable');
    await this.uploads.stage({ id, accountId, stagedAt: this.now() });
    if (!(await this.photos.put(id, accountId, pictures))) throw notFound('user-not-found');
    return {};
  }
}
