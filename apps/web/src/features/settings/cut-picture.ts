import type { Area } from 'react-easy-crop';

/** Twice the size it is shown in at most, for sharp screens. */
const edge = 1024;

/** The chosen square as a picture of its own. @throws when the browser cannot read the source */
export async function cutPicture(source: string, { x, y, width, height }: Area): Promise<Blob> {
  const image = new Image();
  image.src = source;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = Math.min(edge, Math.round(width));
  canvas.getContext('2d')!.drawImage(image, x, y, width, height, 0, 0, canvas.width, canvas.height);
  return await new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/webp', 0.92),
  );
}
