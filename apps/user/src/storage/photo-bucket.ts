import { DeleteObjectCommand, GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { UserConfig } from '../user.config';
import type { PhotoFiles } from './photo-files.port';

/** Photos in a private bucket of anything that speaks S3. */
export class PhotoBucket implements PhotoFiles {
  private readonly client: S3Client;
  private readonly bucket: string;

  constructor({ PHOTO_S3_URL }: Pick<UserConfig, 'PHOTO_S3_URL'>) {
    const { origin, username, password, pathname, searchParams } = new URL(PHOTO_S3_URL!);
    this.bucket = pathname.slice(1);
    this.client = new S3Client({
      endpoint: origin,
      region: searchParams.get('region') ?? 'us-east-1',
      forcePathStyle: true,
      credentials: { accessKeyId: decodeURIComponent(username), secretAccessKey: decodeURIComponent(password) },
    });
  }

  async put(name: string, bytes: Buffer): Promise<void> {
    await this.client.send(new PutObjectCommand({ ...this.at(name), Body: bytes }));
  }

  async get(name: string): Promise<Buffer | undefined> {
    try {
      const { Body: body } = await this.client.send(new GetObjectCommand(this.at(name)));
      return body && Buffer.from(await body.transformToByteArray());
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  }

  async delete(name: string): Promise<void> {
    await this.client.send(new DeleteObjectCommand(this.at(name)));
  }

  private at(name: string) {
    return { Bucket: this.bucket, Key: `photos/${name}` };
  }
}
