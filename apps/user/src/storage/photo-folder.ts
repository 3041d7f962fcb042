import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { UserConfig } from '../user.config';
import type { PhotoFiles } from './photo-files.port';

/** Photos in a folder of this machine. */
export class PhotoFolder implements PhotoFiles {
  private readonly folder: string;

  constructor({ PHOTO_FOLDER }: Pick<UserConfig, 'PHOTO_FOLDER'>) {
    this.folder = PHOTO_FOLDER!;
  }

  async put(name: string, bytes: Buffer): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    // Whoever reads meanwhile finds the old one or the new one, whole.
    const unfinished = join(this.folder, `.${randomUUID()}`);
    await writeFile(unfinished, bytes, { mode: 0o600 });
    await rename(unfinished, join(this.folder, name));
  }

  async get(name: string): Promise<Buffer | undefined> {
    try {
      return await readFile(join(this.folder, name));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  async delete(name: string): Promise<void> {
    await rm(join(this.folder, name), { force: true });
  }
}
