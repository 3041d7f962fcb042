import { z } from 'zod';

/** Short name of an asset, of which there is one in the world: `PLN`, `BTC`, `SWORD-1` (GS-W02). */
export const AssetCode = z.string().regex(/^[A-Z][A-Z0-9-]{1,15}$/, 'must be the code of an asset, such as PLN');
