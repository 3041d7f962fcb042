import { z } from 'zod';
import { AssetCode, OpenAccount } from '@portfel/contracts';

/** Body of `POST /wallet/accounts`. */
export const OpenAccountBody = z.strictObject({ assetCode: AssetCode }).meta({ id: 'OpenAccount' });
export type OpenAccountBody = z.infer<typeof OpenAccountBody>;

/** `number`: its place in the wallet, from 1, without gaps. */
export const AccountOpenedAnswer = OpenAccount.result.meta({ id: 'AccountOpened' });
