import { Inject, Injectable } from '@nestjs/common';
import { Connection, type ClientSession, type Model } from 'mongoose';
import { CONFIG, DataKey } from '@portfel/platform';
import type { UserConfig } from '../user.config';
import { bytesOf } from './bytes';
import type { DataKeyDocument } from './data-key.schema';

/** One key per person, wrapped by the service's. Without it nothing of the person can be read (PF-U05). */
@Injectable()
export class DataKeyStore {
  private readonly model: Model<DataKeyDocument>;

  constructor(
    connection: Connection,
    @Inject(CONFIG) private readonly config: Pick<UserConfig, 'PROFILE_KEY_ENCRYPTION_KEY'>,
  ) {
    this.model = connection.model<DataKeyDocument>('data_keys');
  }

  async create(session: ClientSession, accountId: string): Promise<DataKey> {
    const key = DataKey.create();
    const wrappedKey = key.wrap(this.config.PROFILE_KEY_ENCRYPTION_KEY, placeOf(accountId));
    await this.model.create([{ _id: accountId, wrappedKey }], { session });
    return key;
  }

  async find(accountId: string, session?: ClientSession): Promise<DataKey | undefined> {
    const document = await this.model.findById(accountId, null, { session }).lean();
    if (!document) return undefined;
    return DataKey.unwrap(this.config.PROFILE_KEY_ENCRYPTION_KEY, placeOf(accountId), bytesOf(document.wrappedKey));
  }

  /** What a back-up still holds of the person is noise from now on. */
  async destroy(session: ClientSession, accountId: string): Promise<void> {
    await this.model.deleteOne({ _id: accountId }, { session });
  }
}

const placeOf = (accountId: string) => `data_keys.wrappedKey.${accountId}`;
