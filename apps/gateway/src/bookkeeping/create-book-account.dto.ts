import { z } from 'zod';
import { BookAccountFields, CreateBookAccount } from '@portfel/contracts';

/** Body of `POST /bookkeeping/accounts` (PF-W04). */
export const CreateBookAccountBody = z.strictObject(BookAccountFields.shape).meta({ id: 'CreateBookAccount' });
export type CreateBookAccountBody = z.infer<typeof CreateBookAccountBody>;

export const BookAccountCreated = CreateBookAccount.result.meta({ id: 'BookAccountCreated' });
