import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { CLOCK, LOG, Periodic, type Clock, type Logger } from '@portfel/platform';
import { PhotoUploadStore } from '../storage/photo-upload.store';
import { PhotoStore } from '../storage/photo.store';
import { ProfileStore } from '../storage/profile.store';

const KEPT_MS = 60 * 60_000;
const EVERY_MS = 60_000;

/** Deletes pictures that never became a photo, or are one no longer. */
@Injectable()
export class UploadSweeper implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly sweeping = new Periodic(
    () => this.sweep(),
    EVERY_MS,
    ({ name }) => this.log.warn({ reason: name }, 'photos could not be swept; trying again later'),
  );

  constructor(
    private readonly uploads: PhotoUploadStore,
    private readonly photos: PhotoStore,
    private readonly profiles: ProfileStore,
    @Inject(CLOCK) private readonly now: Clock,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.sweeping.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.sweeping.stop();
  }

  async sweep(): Promise<void> {
    const stagedBefore = new Date(this.now().getTime() - KEPT_MS);
    const next = () => this.uploads.claimForSweeping(stagedBefore);
    for (let upload = await next(); upload; upload = await next()) {
      // Sent once more after it had become a photo: then it stays.
      if (!(await this.profiles.hasPhoto(upload.accountId, upload.id))) await this.photos.delete(upload.id);
      await this.uploads.swept(upload);
    }
  }
}
