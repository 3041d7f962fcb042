import { z } from 'zod';
import { defineCommand, type DataReceived } from '../message';
import { sealed } from '../sealed';
import { Email } from './credentials';
import { Phone } from './second-factor';

/**
 * Asks for a way to a new password: a link to an e-mail address, or a code to a phone. The outcome is the same whether or
 * not it belongs to an account (CT-U25, CT-U30).
 */
export const RequestPasswordReset = defineCommand({
  name: 'Auth.RequestPasswordReset',
  version: 1,
  key: (data) => data.requestId,
  data: z.object({
    /** The command id. */
    requestId: z.uuid(),
    email: sealed('auth', 'Auth.RequestPasswordReset.email', Email).optional(),
    /** Where no e-mail address is given. */
    phone: sealed('auth', 'Auth.RequestPasswordReset.phone', Phone).optional(),
  }),
  result: z.object({}),
  errors: [],
});
export type RequestPasswordReset = DataReceived<typeof RequestPasswordReset>;
