/** Where the bytes of photos lie: a folder or a bucket. Names are of letters, digits and `-`. */
export interface PhotoFiles {
  /** In the place of what lay there. */
  put(name: string, bytes: Buffer): Promise<void>;
  get(name: string): Promise<Buffer | undefined>;
  /** Also when there is none. */
  delete(name: string): Promise<void>;
}

export const PHOTO_FILES = Symbol('photo-files');
