import { Module } from '@nestjs/common';
import { MESSAGE_STORE } from '@portfel/messaging';
import { mongoProviders } from '@portfel/messaging-mongoose';
import { CONFIG } from '@portfel/platform';
import { CreateProfileWhenAccountRegisteredHandler } from './profiles/create-profile-when-account-registered.handler';
import { EraseProfileWhenAccountClosedHandler } from './profiles/erase-profile-when-account-closed.handler';
import { GetProfileQuery } from './profiles/get-profile.query';
import { ProfileStore } from './storage/profile.store';
import { schemas } from './storage/schema';

/** Who you are to others. */
@Module({
  controllers: [CreateProfileWhenAccountRegisteredHandler, EraseProfileWhenAccountClosedHandler, GetProfileQuery],
  providers: [...mongoProviders(schemas, CONFIG), ProfileStore],
  exports: [MESSAGE_STORE],
})
export class UserModule {}
