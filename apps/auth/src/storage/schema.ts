import { AccountRow } from './account.entity';
import { AuthTables1760000001000 } from './migrations/1760000001000-auth-tables';
import { SessionFamilies1760000001100 } from './migrations/1760000001100-session-families';
import { PasswordTimes1760000001200 } from './migrations/1760000001200-password-times';
import { SecondFactors1760000001300 } from './migrations/1760000001300-second-factors';
import { ClosedAccounts1760000001400 } from './migrations/1760000001400-closed-accounts';
import { AccountAccess1760000001700 } from './migrations/1760000001700-account-access';
import { LanguagesAndDevices1760000001800 } from './migrations/1760000001800-languages-and-devices';
import { OidcArtefacts1760000001600 } from './migrations/1760000001600-oidc-artefacts';
import { OidcArtefactRow } from './oidc-artefact.entity';
import { OneTimeLinkRow } from './one-time-link.entity';
import { PasswordAttemptsRow } from './password-attempts.entity';
import { RecoveryCodeRow } from './recovery-code.entity';
import { SecondFactorRow } from './second-factor.entity';
import { SessionRow } from './session.entity';
import { SmsCodeRow } from './sms-code.entity';
import { SpentRefreshTokenRow } from './spent-refresh-token.entity';

export const entities = [
  AccountRow,
  OidcArtefactRow,
  OneTimeLinkRow,
  PasswordAttemptsRow,
  SecondFactorRow,
  SmsCodeRow,
  RecoveryCodeRow,
  SessionRow,
  SpentRefreshTokenRow,
];
/** In order; only appended to. */
export const migrations = [
  AuthTables1760000001000,
  SessionFamilies1760000001100,
  PasswordTimes1760000001200,
  SecondFactors1760000001300,
  ClosedAccounts1760000001400,
  OidcArtefacts1760000001600,
  AccountAccess1760000001700,
  LanguagesAndDevices1760000001800,
];
