import { z } from 'zod';
import { Username } from '@portfel/contracts';

/** Body of `PUT /me/username`. */
export const ChangeUsernameBody = z.strictObject({ username: Username }).meta({ id: 'ChangeUsername' });
export type ChangeUsernameBody = z.infer<typeof ChangeUsernameBody>;

export const UsernameAnswer = z.object({ username: Username }).meta({ id: 'Username' });
