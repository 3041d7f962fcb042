import type { Metadata } from '@grpc/grpc-js';
import type { GetPublicProfileRequest, GetPublicProfileResponse } from '@portfel/contracts';
import { notFound, Question, Questions } from '@portfel/platform';
import { People } from '../policy/people';
import { ProfileStore } from '../storage/profile.store';

@Questions()
export class GetPublicProfileQuery {
  constructor(
    private readonly people: People,
    private readonly profiles: ProfileStore,
  ) {}

  /** The e-mail address is asked for only of who shows it (CT-U45). */
  @Question('UserQueryService', 'GetPublicProfile')
  async getPublicProfile(
    { username: asked }: GetPublicProfileRequest,
    metadata: Metadata,
  ): Promise<GetPublicProfileResponse> {
    const { accountId, username, createdAt } = await this.people.find(asked, metadata);
    const profile = await this.profiles.find(accountId);
    if (!profile) throw notFound('user-not-found');
    const { publicEmail, photo, ...answer } = profile;
    const email = publicEmail ? await this.people.emailOf(accountId, metadata) : undefined;
    return { ...answer, username, email, createdAt, hasPhoto: photo !== undefined };
  }
}
