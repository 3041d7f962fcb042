import type { Provider } from '@nestjs/common';
import { CONFIG } from '@portfel/platform';
import type { UserConfig } from '../user.config';
import { PhotoBucket } from './photo-bucket';
import { PHOTO_FILES, type PhotoFiles } from './photo-files.port';
import { PhotoFolder } from './photo-folder';

/** The photo store of the configuration. */
export const photoFiles: Provider = {
  provide: PHOTO_FILES,
  inject: [CONFIG],
  useFactory: (config: UserConfig): PhotoFiles =>
    config.PHOTO_STORE === 's3' ? new PhotoBucket(config) : new PhotoFolder(config),
};
