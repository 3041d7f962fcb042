import { Inject, Injectable } from '@nestjs/common';
import { DataKeyStore } from './data-key.store';
import { PHOTO_FILES, type PhotoFiles } from './photo-files.port';

/** Edge of the square in pixels. */
export const PHOTO_SIZES = { small: 96, large: 512 } as const;
export type PhotoSize = keyof typeof PHOTO_SIZES;
export type Pictures = Readonly<Record<PhotoSize, Buffer>>;

const SIZES = Object.keys(PHOTO_SIZES) as PhotoSize[];

/** The pictures of people, each size under its owner's key. */
@Injectable()
export class PhotoStore {
  constructor(
    private readonly keys: DataKeyStore,
    @Inject(PHOTO_FILES) private readonly files: PhotoFiles,
  ) {}

  /** @returns false when there is no such person */
  async put(id: string, accountId: string, pictures: Pictures): Promise<boolean> {
    const key = await this.keys.find(accountId);
    if (!key) return false;
    for (const size of SIZES) await this.files.put(nameOf(id, size), key.encrypt(placeOf(id, size), pictures[size]));
    return true;
  }

  async get(id: string, accountId: string, size: PhotoSize): Promise<Buffer | undefined> {
    const [key, encrypted] = await Promise.all([this.keys.find(accountId), this.files.get(nameOf(id, size))]);
    return key && encrypted && key.decrypt(placeOf(id, size), encrypted);
  }

  async delete(id: string): Promise<void> {
    for (const size of SIZES) await this.files.delete(nameOf(id, size));
  }
}

const nameOf = (id: string, size: PhotoSize) => `${id}-${size}`;
const placeOf = (id: string, size: PhotoSize) => `photos.${size}.${id}`;
