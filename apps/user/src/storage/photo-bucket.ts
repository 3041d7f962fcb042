import { DeleteObjectCommand, GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { UserConfig } from '../user.config';
import type { PhotoFiles } from './photo-files';

type BucketConfig = Pick<
  UserConfig,
  'PHOTO_S3_ENDPOINT' | 'PHOTO_S3_REGION' | 'PHOTO_S3_BUCKET' | 'PHOTO_S3_ACCESS_KEY_ID' | 'PHOTO_S3_SECRET_ACCESS_KEY'
>;

/** Photos in a private bucket of anything that speaks S3. */
export class PhotoBucket implements PhotoFiles {
  private readonly client: S3Client;
  private readonly bucket: string;

  constructor(config: BucketConfig) {
    this.bucket = config.PHOTO_S3_BUCKET!;
    this.client = new S3Client({
      endpoint: config.PHOTO_S3_ENDPOINT,
      region: config.PHOTO_S3_REGION,
      forcePathStyle: true,
      credentials: {
        accessKeyId: config.PHOTO_S3_ACCESS_KEY_ID!,
        secretAccessKey: config.PHOTO_S3_SECRET_ACCESS_KEY!,
      },
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
