import { AccountRow } from './account.entity';
import { AuthTables1760000001000 } from './migrations/1760000001000-auth-tables';
import { OneTimeLinkRow } from './one-time-link.entity';
import { SessionRow } from './session.entity';

export const entities = [AccountRow, OneTimeLinkRow, SessionRow];
/** In order; only appended to. */
export const migrations = [AuthTables1760000001000];
