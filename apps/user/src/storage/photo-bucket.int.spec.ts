import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PhotoBucket } from './photo-bucket';
import { PhotoFolder } from './photo-folder';
import type { PhotoFiles } from './photo-files.port';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Seen {
  readonly method: string;
  readonly url: string;
  readonly authorization: string;
}

/** The REST calls of S3 that are made: PUT, GET and DELETE of an object, and 404. */
class FakeS3 {
  readonly seen: Seen[] = [];
  private readonly objects = new Map<string, Buffer>();
  private server!: Server;
  refusing = false;

  async start(): Promise<string> {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { method = '', url = '', headers } = request;
        const path = new URL(url, 'http://s3').pathname;
        this.seen.push({ method, url: path, authorization: headers.authorization ?? '' });
        const fail = (status: number, code: string) =>
          response.writeHead(status, { 'content-type': 'application/xml' }).end(`<Error><Code>${code}</Code></Error>`);
        if (this.refusing) return void fail(403, 'AccessDenied');
        if (method === 'PUT') {
          const body = Buffer.concat(chunks);
          const isChunked = headers['content-encoding']?.includes('aws-chunked') ?? false;
          this.objects.set(path, isChunked ? unchunked(body) : body);
          return void response.writeHead(200).end();
        }
        const known = this.objects.get(path);
        if (method === 'DELETE') {
          this.objects.delete(path);
          return void response.writeHead(204).end();
        }
        if (!known) return void fail(404, 'NoSuchKey');
        response.writeHead(200, { 'content-length': known.byteLength }).end(known);
      });
    });
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

const s3 = new FakeS3();
let bucket: PhotoFiles;
let folder: string;
beforeAll(async () => {
  const endpoint = new URL(await s3.start());
  const PHOTO_S3_URL = `http://the-key-id:the%2Fsecret@${endpoint.host}/pictures?region=eu-central-1`;
  bucket = new PhotoBucket({ PHOTO_S3_URL });
  folder = await mkdtemp(join(tmpdir(), 'portfel-photos-'));
});
afterAll(async () => {
  s3.close();
  await rm(folder, { recursive: true });
});

describe.each([
  ['a bucket', () => bucket],
  ['a folder', () => new PhotoFolder({ PHOTO_FOLDER: join(folder, 'deep') })],
])('photos in %s', (_what, files) => {
  const bytes = Buffer.from([0, 255, 13, 10, 128]);

  it('come back as they were put', async () => {
    await files().put('one-large', bytes);
    expect(await files().get('one-large')).toEqual(bytes);
  });

  it('are replaced by what is put under their name', async () => {
    await files().put('two-large', bytes);
    await files().put('two-large', Buffer.from('other'));
    expect(await files().get('two-large')).toEqual(Buffer.from('other'));
  });

  it('are none where nothing was put, or was deleted', async () => {
    expect(await files().get('never')).toBeUndefined();
    await files().put('three-large', bytes);
    await files().delete('three-large');
    await files().delete('three-large');
    expect(await files().get('three-large')).toBeUndefined();
  });
});

describe('a bucket', () => {
  it('is asked by path, signed with the key, which does not travel', async () => {
    s3.seen.length = 0;
    await bucket.put('four-large', Buffer.from('x'));
    await bucket.get('four-large');
    await bucket.delete('four-large');
    expect(s3.seen.map(({ method, url }) => `${method} ${url}`)).toEqual(
      ['PUT', 'GET', 'DELETE'].map((method) => `${method} /pictures/photos/four-large`),
    );
    for (const { authorization } of s3.seen) {
      expect(authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=the-key-id\/\d{8}\/eu-central-1\/s3\//);
      expect(authorization).not.toContain('secret');
    }
  });

  it('that refuses is a failure, not an empty place', async () => {
    s3.refusing = true;
    await expect(bucket.get('five-large')).rejects.toThrow();
    s3.refusing = false;
  });
});

describe('a folder', () => {
  it('holds nothing half-written', async () => {
    const files = new PhotoFolder({ PHOTO_FOLDER: folder });
    await Promise.all(Array.from({ length: 20 }, () => files.put('same', Buffer.alloc(100_000, 7))));
    expect((await readdir(folder)).filter((name) => name.startsWith('.'))).toEqual([]);
    expect(await files.get('same')).toEqual(Buffer.alloc(100_000, 7));
  });
});

/** `aws-chunked`: hexadecimal length, extension, bytes, and trailers at the end. */
function unchunked(body: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; ;) {
    const end = body.indexOf('\r\n', at);
    const length = parseInt(body.subarray(at, end).toString('latin1'), 16);
    if (!length) return Buffer.concat(parts);
    parts.push(body.subarray(end + 2, end + 2 + length));
    at = end + 2 + length + 2;
  }
}
