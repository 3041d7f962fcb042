import type { Metadata } from '@grpc/grpc-js';
import type { GetPhotoRequest, GetPhotoResponse } from '@portfel/contracts';
import { Question, Questions } from '@portfel/platform';
import { People } from '../policy/people';
import { PhotoStore, type PhotoSize } from '../storage/photo.store';
import { ProfileStore } from '../storage/profile.store';
import { DEFAULT_PICTURE, DEFAULT_VERSION } from './default-picture';

@Questions()
export class GetPhotoQuery {
  constructor(
    private readonly people: People,
    private readonly profiles: ProfileStore,
    private readonly photos: PhotoStore,
  ) {}

  /** Whoever has none is shown as a figure without a face (CT-U43). */
  @Question('UserQueryService', 'GetPhoto')
  async getPhoto(request: GetPhotoRequest, metadata: Metadata): Promise<GetPhotoResponse> {
    const { accountId } = await this.people.find(request.username, metadata);
    const size: PhotoSize = request.size === 'small' ? 'small' : 'large';
    const photo = (await this.profiles.find(accountId))?.photo;
    const known = (version: string) => request.knownVersions.includes(version);

    const version = photo && `${photo}-${size}`;
    if (version && known(version)) return { version, contentType: 'image/webp', picture: Buffer.alloc(0) };
    const picture = photo && (await this.photos.get(photo, accountId, size));
    if (version && picture) return { version, contentType: 'image/webp', picture };
    return {
      version: DEFAULT_VERSION,
      contentType: 'image/svg+xml',
      picture: known(DEFAULT_VERSION) ? Buffer.alloc(0) : DEFAULT_PICTURE,
    };
  }
}
