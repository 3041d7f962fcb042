import { z } from 'zod';
import { AccountId } from '../ids';
import { sealed } from '../sealed';
import { Username } from './credentials';

/** What a new or refreshed session gives to the gateway, tokens and address sealed to it. */
export const SessionGranted = z.object({
  accountId: AccountId,
  username: Username,
  email: sealed('gateway', 'Auth.Session.email', z.email()),
  accessToken: sealed('gateway', 'Auth.Session.accessToken', z.string()),
  accessTokenSeconds: z.int().positive(),
  refreshToken: sealed('gateway', 'Auth.Session.refreshToken', z.string()),
  refreshTokenSeconds: z.int().positive(),
});
