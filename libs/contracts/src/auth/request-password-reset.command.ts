import { z } from 'zod';
import { defineCommand, type DataReceived } from '../message';
import { sealed } from '../sealed';
import { Email } from './credentials';

/** Asks for a reset link. The outcome is the same whether or not the address has an account (CT-U25). */
export const RequestPasswordReset = defineCommand({
  name: 'Auth.RequestPasswordReset',
  version: 1,
  key: (data) => data.requestId,
  data: z.object({
    /** The command id. */
    requestId: z.uuid(),
    email: sealed('auth', 'Auth.RequestPasswordReset.email', Email),
  }),
  result: z.object({}),
  errors: [],
});
export type RequestPasswordReset = DataReceived<typeof RequestPasswordReset>;
