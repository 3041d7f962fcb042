import sharp from 'sharp';
import { PHOTO_SIZES, type Pictures } from '../storage/photo.store';

// A drawing may name other files, and is a program rather than a picture.
sharp.block({ operation: ['VipsForeignLoadSvg'] });

const QUALITY = 82;

/**
 * Squares of two sizes in WebP, upright, with nothing of what the file said about camera and place. What the file is,
 * is read from its bytes; of something that moves the first picture is taken.
 * @returns undefined when it cannot be read, or has more pixels than that
 */
export async function encodePhoto(file: Buffer, limitPixels: number): Promise<Pictures | undefined> {
  try {
    const original = sharp(file, { limitInputPixels: limitPixels, failOn: 'error' }).autoOrient();
    const [small, large] = await Promise.all([
      encode(original, PHOTO_SIZES.small),
      encode(original, PHOTO_SIZES.large),
    ]);
    return { small, large };
  } catch {
    return undefined;
  }
}

const encode = (original: sharp.Sharp, edge: number) =>
  original.clone().resize(edge, edge, { fit: 'cover' }).webp({ quality: QUALITY }).toBuffer();
