import { Controller, Inject, Put } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { SetPhoto } from '@portfel/contracts';
import { CONFIG } from '@portfel/platform';
import type { GatewayConfig } from '../gateway.config';
import { FromCaller, signedIn, type Caller } from '../policy/caller';
import { uploadIdOf } from '../policy/command-secret';
import { Commands } from '../policy/commands';
import { FromPicture, TakesPicture } from '../policy/picture-body';
import { AskUser, type UserQuestions } from '../policy/questions';
import { Route } from '../policy/route.decorator';

/** A large picture is decoded and written in two sizes. */
const STAGE_MS = 15_000;

@Controller({ path: 'me/photo', version: '1' })
export class SetPhotoRoute {
  constructor(
    private readonly commands: Commands,
    @AskUser() private readonly users: UserQuestions,
    @Inject(CONFIG) private readonly config: Pick<GatewayConfig, 'COMMAND_SECRET'>,
  ) {}

  /** The bytes go to `user` aside from Kafka, which is told only their id (docs/adr/0024, CT-U41, CT-U42). */
  @Put()
  @TakesPicture()
  @ApiConsumes('image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/avif', 'image/tiff')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @Route({
    tag: 'me',
    summary: 'Set my photo, in the place of the former one',
    access: 'signed-in',
    status: 204,
    errors: [
      'validation-error',
      ...SetPhoto.errors,
      'picture-not-readable',
      'payload-too-large',
      'unsupported-media-type',
      'cross-site-request',
      'idempotency-key-reused',
    ],
    pending: true,
    seeds: ['CT POST /api/user/upload-photo'],
  })
  async setPhoto(@FromPicture() picture: Buffer, @FromCaller() caller: Caller): Promise<void> {
    const { accountId } = signedIn(caller);
    const context = { correlationId: caller.correlationId, actorId: accountId, deadlineMs: STAGE_MS };
    await this.commands.send(SetPhoto, caller, async (commandId) => {
      const uploadId = uploadIdOf(this.config.COMMAND_SECRET, { commandId, bytes: picture });
      await this.users.ask('StagePhoto', { accountId, uploadId, picture }, context);
      return { accountId, uploadId };
    });
  }
}
