import { z } from 'zod';
import { sealed } from '../sealed';

/** Ten codes for the day the second factor is lost: shown once, each works once. */
export const RecoveryCodesGiven = z.object({
  recoveryCodes: sealed('gateway', 'Auth.RecoveryCodes.recoveryCodes', z.array(z.string())),
});
