import { Controller, Delete } from '@nestjs/common';
import { RemovePhoto } from '@portfel/contracts';
import { FromCaller, signedIn, type Caller } from '../policy/caller';
import { Commands } from '../policy/commands';
import { Route } from '../policy/route.decorator';

@Controller({ path: 'me/photo', version: '1' })
export class RemovePhotoRoute {
  constructor(private readonly commands: Commands) {}

  @Delete()
  @Route({
    tag: 'me',
    summary: 'Remove my photo',
    access: 'signed-in',
    status: 204,
    errors: ['validation-error', ...RemovePhoto.errors, 'cross-site-request', 'idempotency-key-reused'],
    pending: true,
    seeds: [],
  })
  async removePhoto(@FromCaller() caller: Caller): Promise<void> {
    const { accountId } = signedIn(caller);
    await this.commands.send(RemovePhoto, caller, () => ({ accountId }));
  }
}
