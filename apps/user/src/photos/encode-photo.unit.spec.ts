import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { encodePhoto } from './encode-photo';

const LIMIT_PIXELS = 1_000_000;
const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 20, b: 20 } } });

describe('a photo', () => {
  it.each(['png', 'jpeg', 'webp', 'gif', 'avif', 'tiff'] as const)('may come as %s (CT-U41)', async (format) => {
    const file = await plain(300, 200).toFormat(format).toBuffer();
    const { small, large } = (await encodePhoto(file, LIMIT_PIXELS))!;
    expect(await sharp(small).metadata()).toMatchObject({ format: 'webp', width: 96, height: 96 });
    expect(await sharp(large).metadata()).toMatchObject({ format: 'webp', width: 512, height: 512 });
  });

  it('keeps nothing of what the file says about camera, place and author, and stands upright', async () => {
    const file = await plain(40, 20)
      .withExif({ IFD0: { Copyright: 'Ann-canary', Make: 'Camera-canary' }, IFD3: { GPSLatitude: '52/1 13/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect((await sharp(file).metadata()).exif).toBeDefined();
    for (const picture of Object.values((await encodePhoto(file, LIMIT_PIXELS))!)) {
      const { exif, xmp, iptc, icc, orientation } = await sharp(picture).metadata();
      expect({ exif, xmp, iptc, icc, orientation }).toEqual({});
      expect(picture.toString('latin1')).not.toContain('canary');
    }
  });

  it('is refused when it has more pixels than may be decoded, however small its file', async () => {
    const bomb = pngOf(30_000, 30_000);
    expect(bomb.byteLength).toBeLessThan(200);
    const started = Date.now();
    expect(await encodePhoto(bomb, LIMIT_PIXELS)).toBeUndefined();
    expect(Date.now() - started).toBeLessThan(1_000);
    expect(await encodePhoto(await plain(1_001, 1_000).png().toBuffer(), LIMIT_PIXELS)).toBeUndefined();
    expect(await encodePhoto(await plain(1_000, 1_000).png().toBuffer(), LIMIT_PIXELS)).toBeDefined();
  });

  it.each([
    ['a text', Buffer.from('hello')],
    ['nothing', Buffer.alloc(0)],
    ['a page that claims to be a picture', Buffer.from('<!doctype html><img src=x onerror=alert(1)>')],
    ['a drawing', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect/></svg>')],
    ['a document', Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj')],
  ])('is not %s (CT-U42)', async (_what, file) => {
    expect(await encodePhoto(file, LIMIT_PIXELS)).toBeUndefined();
  });

  it('is not a picture that was cut off', async () => {
    const file = await plain(300, 200).jpeg().toBuffer();
    expect(await encodePhoto(file.subarray(0, file.byteLength / 2), LIMIT_PIXELS)).toBeUndefined();
  });
});

/** A picture that claims a size and holds next to nothing. */
function pngOf(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.byteLength);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync('')),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
