import { Module } from '@nestjs/common';
import { MESSAGE_STORE } from '@portfel/messaging';
import { mongoProviders } from '@portfel/messaging-mongoose';
import { CONFIG } from '@portfel/platform';
import { GetPhotoQuery } from './photos/get-photo.query';
import { RemovePhotoHandler } from './photos/remove-photo.handler';
import { SetPhotoHandler } from './photos/set-photo.handler';
import { StagePhotoQuery } from './photos/stage-photo.query';
import { UploadSweeper } from './photos/upload-sweeper';
import { People } from './policy/people';
import { ChangeProfileHandler } from './profiles/change-profile.handler';
import { CreateProfileWhenAccountRegisteredHandler } from './profiles/create-profile-when-account-registered.handler';
import { EraseProfileWhenAccountClosedHandler } from './profiles/erase-profile-when-account-closed.handler';
import { GetProfileQuery } from './profiles/get-profile.query';
import { GetPublicProfileQuery } from './profiles/get-public-profile.query';
import { RenameProfileWhenUsernameChangedHandler } from './profiles/rename-profile-when-username-changed.handler';
import { DataKeyStore } from './storage/data-key.store';
import { photoFiles } from './storage/photo-files';
import { PhotoUploadStore } from './storage/photo-upload.store';
import { PhotoStore } from './storage/photo.store';
import { ProfileStore } from './storage/profile.store';
import { schemas } from './storage/schema';

/** Who you are to others. */
@Module({
  controllers: [
    CreateProfileWhenAccountRegisteredHandler,
    RenameProfileWhenUsernameChangedHandler,
    EraseProfileWhenAccountClosedHandler,
    ChangeProfileHandler,
    SetPhotoHandler,
    RemovePhotoHandler,
    GetProfileQuery,
    GetPublicProfileQuery,
    GetPhotoQuery,
    StagePhotoQuery,
  ],
  providers: [
    ...mongoProviders(schemas, CONFIG),
    ProfileStore,
    DataKeyStore,
    PhotoUploadStore,
    PhotoStore,
    photoFiles,
    People,
    UploadSweeper,
  ],
  exports: [MESSAGE_STORE],
})
export class UserModule {}
