import { z } from 'zod';

export const PhotoQuery = z.strictObject({
  /** 96 × 96 or 512 × 512. */
  size: z.enum(['small', 'large']).default('large'),
});
export type PhotoQuery = z.infer<typeof PhotoQuery>;

/** WebP; SVG for who has no photo (CT-U43). */
export const Photo = z.string().meta({ id: 'Photo', format: 'binary' });
