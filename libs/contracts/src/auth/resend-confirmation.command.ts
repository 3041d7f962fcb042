import { z } from 'zod';
import { defineCommand, type DataReceived } from '../message';
import { sealed } from '../sealed';
import { Email } from './credentials';

/** Asks for another registration link. The outcome is the same whether or not somebody waits for one. */
export const ResendConfirmation = defineCommand({
  name: 'Auth.ResendConfirmation',
  version: 1,
  key: (data) => data.requestId,
  data: z.object({
    /** The command id. */
    requestId: z.uuid(),
    email: sealed('auth', 'Auth.ResendConfirmation.email', Email),
  }),
  result: z.object({}),
  errors: [],
});
export type ResendConfirmation = DataReceived<typeof ResendConfirmation>;
