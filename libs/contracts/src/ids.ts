import { z } from 'zod';

/** UUID of an account; also the id of its profile and the owner of its wallet. */
export const AccountId = z.uuid();
/** UUID of a sign-in on one device. */
export const SessionId = z.uuid();
