import type { Metadata } from '@grpc/grpc-js';
import type { GetProfileRequest, GetProfileResponse } from '@portfel/contracts';
import { isAskedBy, notFound, Question, Questions } from '@portfel/platform';
import { ProfileStore } from '../storage/profile.store';

@Questions()
export class GetProfileQuery {
  constructor(private readonly profiles: ProfileStore) {}

  @Question('UserQueryService', 'GetProfile')
  async getProfile({ accountId }: GetProfileRequest, metadata: Metadata): Promise<GetProfileResponse> {
    const profile = isAskedBy(metadata, accountId) ? await this.profiles.find(accountId) : undefined;
    if (!profile) throw notFound('user-not-found');
    const { photo, ...answer } = profile;
    return { ...answer, hasPhoto: photo !== undefined };
  }
}
