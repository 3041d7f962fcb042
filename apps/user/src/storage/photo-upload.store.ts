import { Injectable } from '@nestjs/common';
import { Connection, type ClientSession, type Model } from 'mongoose';
import type { UnitOfWork } from '@portfel/messaging';
import { transaction } from '@portfel/messaging-mongoose';
import type { PhotoUploadDocument } from './photo-upload.schema';

export interface PhotoUpload {
  readonly id: string;
  readonly accountId: string;
  readonly stagedAt: Date;
}

const LONG_AGO = new Date(0);

/** Which pictures in the photo store are nobody's photo. */
@Injectable()
export class PhotoUploadStore {
  private readonly model: Model<PhotoUploadDocument>;

  constructor(connection: Connection) {
    this.model = connection.model<PhotoUploadDocument>('photo_uploads');
  }

  /** Before its bytes are put away, so that none lie anywhere that nobody knows of. Again changes nothing. */
  async stage({ id, accountId, stagedAt }: PhotoUpload): Promise<void> {
    await this.model.updateOne({ _id: id }, { $setOnInsert: { accountId, stagedAt } }, { upsert: true });
  }

  async layAside(session: ClientSession, { id, accountId, stagedAt }: PhotoUpload): Promise<void> {
    await this.model.updateOne({ _id: id }, { $set: { accountId, stagedAt } }, { session, upsert: true });
  }

  /** @returns false when there is no such upload of this person, or the sweeper has it */
  async take(uow: UnitOfWork, id: string, accountId: string): Promise<boolean> {
    const session = await transaction(uow);
    const taken = await this.model.deleteOne({ _id: id, accountId, sweeping: { $ne: true } }, { session });
    return taken.deletedCount === 1;
  }

  /** All of a person's uploads are swept next. */
  async giveUp(session: ClientSession, accountId: string): Promise<void> {
    await this.model.updateMany({ accountId }, { $set: { stagedAt: LONG_AGO } }, { session });
  }

  /** From now on nobody takes it; whoever dies now leaves it to the next one. */
  async claimForSweeping(stagedBefore: Date): Promise<PhotoUpload | undefined> {
    const filter = { stagedAt: { $lt: stagedBefore } };
    const claimed = await this.model.findOneAndUpdate(filter, { $set: { sweeping: true } }).lean();
    return claimed ? { id: claimed._id, accountId: claimed.accountId, stagedAt: claimed.stagedAt } : undefined;
  }

  /** Unless it was laid aside once more in the meantime. */
  async swept({ id, stagedAt }: PhotoUpload): Promise<void> {
    await this.model.deleteOne({ _id: id, stagedAt });
  }
}
