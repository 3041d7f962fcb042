import type { Provider } from '@nestjs/common';
import { CONFIG } from '@portfel/platform';
import type { UserConfig } from '../user.config';
import { PhotoBucket } from './photo-bucket';
import { PhotoFolder } from './photo-folder';

/** Where the bytes of photos lie: a folder or a bucket. Names are of letters, digits and `-`. */
export interface PhotoFiles {
  /** In the place of what lay there. */
  put(name: string, bytes: Buffer): Promise<void>;
  get(name: string): Promise<Buffer | undefined>;
  /** Also when there is none. */
  delete(name: string): Promise<void>;
}

export const PHOTO_FILES = Symbol('photo-files');

export const photoFiles: Provider = {
  provide: PHOTO_FILES,
  inject: [CONFIG],
  useFactory: (config: UserConfig): PhotoFiles =>
    config.PHOTO_STORE === 's3' ? new PhotoBucket(config) : new PhotoFolder(config),
};
