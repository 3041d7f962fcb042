import { Injectable } from '@nestjs/common';
import { Connection, type Model } from 'mongoose';
import type { ProfileChanges, ProfileKind } from '@portfel/contracts';
import type { UnitOfWork } from '@portfel/messaging';
import { transaction } from '@portfel/messaging-mongoose';
import type { DataKey } from '@portfel/platform';
import { bytesOf } from './bytes';
import { DataKeyStore } from './data-key.store';
import { PhotoUploadStore } from './photo-upload.store';
import { WRITTEN_FIELDS, type ProfileDocument, type WrittenField } from './profile.schema';

type Written = Partial<Record<WrittenField, string>>;

export interface NewProfile extends Written {
  readonly accountId: string;
  readonly username: string;
  readonly publicEmail: boolean;
}

export interface Profile extends NewProfile {
  readonly kind: ProfileKind;
  /** Upload id. */
  readonly photo?: string;
}

/** Profiles on Mongo. What people wrote is stored only as AES-256-GCM under their own key (PF-U05, PF-U07). */
@Injectable()
export class ProfileStore {
  private readonly model: Model<ProfileDocument>;

  constructor(
    connection: Connection,
    private readonly keys: DataKeyStore,
    private readonly uploads: PhotoUploadStore,
  ) {
    this.model = connection.model<ProfileDocument>('profiles');
  }

  async create(uow: UnitOfWork, { accountId, username, publicEmail, ...written }: NewProfile): Promise<void> {
    const session = await transaction(uow);
    const { $set: encrypted } = changesOf(accountId, await this.keys.create(session, accountId), written);
    const facts = { kind: 'real', publicEmail, createdAt: uow.now, version: 1 } as const;
    await this.model.create([{ _id: accountId, username, ...facts, ...encrypted }], { session });
  }

  async find(accountId: string): Promise<Profile | undefined> {
    const [document, key] = await Promise.all([this.model.findById(accountId).lean(), this.keys.find(accountId)]);
    if (!document || !key) return undefined;
    const { username, kind, publicEmail, photo } = document;
    const written: Written = {};
    for (const field of WRITTEN_FIELDS) {
      const encrypted = document[field];
      if (encrypted) written[field] = key.decryptText(placeOf(field, accountId), bytesOf(encrypted));
    }
    return { accountId, username, kind, publicEmail, photo, ...written };
  }

  /** Leaves alone what is not named. @returns the number of the change; undefined when there is no such profile */
  async change(uow: UnitOfWork, accountId: string, changes: ProfileChanges): Promise<number | undefined> {
    const session = await transaction(uow);
    const key = await this.keys.find(accountId, session);
    if (!key) return undefined;
    const { kind, publicEmail, ...written } = changes;
    const { $set, $unset } = changesOf(accountId, key, written);
    if (kind !== undefined) Object.assign($set, { kind });
    if (publicEmail !== undefined) Object.assign($set, { publicEmail });
    const update = { $set, $unset, $inc: { version: 1 } };
    const changed = await this.model.findOneAndUpdate({ _id: accountId }, update, { session, returnDocument: 'after' });
    return changed?.version;
  }

  /** The copy follows what `auth` decided. */
  async rename(uow: UnitOfWork, accountId: string, username: string): Promise<void> {
    const session = await transaction(uow);
    await this.model.updateOne({ _id: accountId }, { $set: { username } }, { session });
  }

  /**
   * One photo per person: the former one is laid aside to be swept.
   * @param uploadId a staged picture; undefined for none
   * @returns the number of the change; undefined when there is no such profile
   */
  async setPhoto(uow: UnitOfWork, accountId: string, uploadId: string | undefined): Promise<number | undefined> {
    const session = await transaction(uow);
    const change = uploadId ? { $set: { photo: uploadId } } : { $unset: { photo: 1 } };
    const update = { ...change, $inc: { version: 1 } };
    const former = await this.model.findOneAndUpdate({ _id: accountId }, update, { session }).lean();
    if (!former) return undefined;
    if (former.photo && former.photo !== uploadId) {
      await this.uploads.layAside(session, { id: former.photo, accountId, stagedAt: uow.now });
    }
    return former.version + 1;
  }

  async hasPhoto(accountId: string, uploadId: string): Promise<boolean> {
    return (await this.model.exists({ _id: accountId, photo: uploadId })) !== null;
  }

  /** Nothing of the person is left, and what a back-up holds cannot be read: the key is gone (PF-U05). */
  async erase(uow: UnitOfWork, accountId: string): Promise<void> {
    const session = await transaction(uow);
    const former = await this.model.findOneAndDelete({ _id: accountId }, { session }).lean();
    if (former?.photo) await this.uploads.layAside(session, { id: former.photo, accountId, stagedAt: uow.now });
    await this.uploads.giveUp(session, accountId);
    await this.keys.destroy(session, accountId);
  }
}

/** Written fields as Mongo's update: what has text is encrypted, `null` and nothing are left out. */
function changesOf(accountId: string, key: DataKey, written: Partial<Record<WrittenField, string | null>>) {
  const $set: Partial<Record<WrittenField, Buffer>> = {};
  const $unset: Partial<Record<WrittenField, 1>> = {};
  for (const field of WRITTEN_FIELDS) {
    const text = written[field];
    if (text) $set[field] = key.encrypt(placeOf(field, accountId), text);
    else if (text !== undefined) $unset[field] = 1;
  }
  return { $set, $unset };
}

const placeOf = (field: WrittenField, accountId: string) => `profiles.${field}.${accountId}`;
