import { z } from 'zod';

/** Short name of an asset: `PLN`, `BTC`, `POINTS`. */
export const AssetCode = z.string().regex(/^[A-Z][A-Z0-9]{1,15}$/, 'must be the code of an asset, such as PLN');
