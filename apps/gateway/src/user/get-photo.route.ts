import { Controller, Get, Header, Headers, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Username } from '@portfel/contracts';
import { FromCaller, type Caller } from '../policy/caller';
import { AskUser, type UserQuestions } from '../policy/questions';
import { Route } from '../policy/route.decorator';
import { Photo, PhotoQuery } from './get-photo.dto';

@Controller({ path: 'users/:username/photo', version: '1' })
export class GetPhotoRoute {
  constructor(@AskUser() private readonly users: UserQuestions) {}

  /** Kept by browsers and asked for again each time; what has not changed is not sent again. */
  @Get()
  @Header('cache-control', 'public, no-cache')
  @Route({
    tag: 'users',
    summary: 'The photo of a person, or the picture that stands for who has none',
    access: 'public',
    status: 200,
    answer: Photo,
    mediaTypes: ['image/webp', 'image/svg+xml'],
    errors: ['validation-error', 'user-not-found'],
    seeds: [],
  })
  async getPhoto(
    @Param('username', { schema: Username }) username: string,
    @Query({ schema: PhotoQuery }) { size }: PhotoQuery,
    @FromCaller() { correlationId }: Caller,
    @Headers('if-none-match') ifNoneMatch: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const knownVersions = [...(ifNoneMatch ?? '').matchAll(/"([\w-]{1,64})"/g)].slice(0, 10).map(([, tag]) => tag!);
    const photo = await this.users.ask('GetPhoto', { username, size, knownVersions }, { correlationId });
    void reply.header('etag', `"${photo.version}"`);
    // The picture of the one is no page of the other.
    void reply.header('cross-origin-resource-policy', 'same-site');
    if (knownVersions.includes(photo.version)) return void (await reply.status(304).send());
    await reply.type(photo.contentType).send(Buffer.from(photo.picture));
  }
}
