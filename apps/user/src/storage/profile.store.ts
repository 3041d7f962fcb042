import { Injectable } from '@nestjs/common';
import { Connection, type Model } from 'mongoose';
import type { ProfileFields } from '@portfel/contracts';
import type { UnitOfWork } from '@portfel/messaging';
import { transaction } from '@portfel/messaging-mongoose';
import type { ProfileDocument } from './profile.schema';

export interface Profile extends ProfileFields {
  readonly accountId: string;
  readonly username: string;
  readonly createdAt: Date;
}

@Injectable()
export class ProfileStore {
  private readonly model: Model<ProfileDocument>;

  constructor(connection: Connection) {
    this.model = connection.model<ProfileDocument>('profiles');
  }

  async create(uow: UnitOfWork, { accountId, ...profile }: Profile): Promise<void> {
    const session = await transaction(uow);
    await this.model.create([{ _id: accountId, ...profile }], { session });
  }

  /** Nothing of the person is left here. */
  async erase(uow: UnitOfWork, accountId: string): Promise<void> {
    const session = await transaction(uow);
    await this.model.deleteOne({ _id: accountId }, { session });
  }

  async find(accountId: string): Promise<Profile | undefined> {
    const document = await this.model.findById(accountId).lean();
    if (!document) return undefined;
    const { _id, ...profile } = document;
    return { accountId: _id, ...profile };
  }
}
