import {
  ConfirmationRequested,
  EmailChanged,
  EmailChangeRequested,
  FarewellRequested,
  PasswordChanged,
  PasswordResetRequested,
  SecondFactorChanged,
  sealedFields,
  SignedInFromNewDevice,
  StatementMailRequested,
  type AnyEvent,
  type Language,
  type SealDeclaration,
} from '@portfel/contracts';
import { english, type Letters } from './letters.en';
import { polish } from './letters.pl';

export type TemplateName = keyof Letters;

/** The event that asks for a mail: how the sealed fields of its job were sealed. */
const events: Readonly<Record<TemplateName, AnyEvent>> = {
  'confirm-account': ConfirmationRequested,
  'reset-password': PasswordResetRequested,
  'password-changed': PasswordChanged,
  'new-device': SignedInFromNewDevice,
  'change-email': EmailChangeRequested,
  'email-changed': EmailChanged,
  'account-closed': FarewellRequested,
  'second-factor-on': SecondFactorChanged,
  'second-factor-off': SecondFactorChanged,
  'recovery-code-used': SecondFactorChanged,
  'recovery-codes-renewed': SecondFactorChanged,
  'statement-ready': StatementMailRequested,
};

export const templateNames = Object.keys(events) as TemplateName[];

export const letters: Readonly<Record<Language, Letters>> = { en: english, pl: polish };

/** How the sealed fields of a job of this template were sealed. */
export function sealsOf(name: TemplateName): ReadonlyMap<string, SealDeclaration<string>> {
  return sealedFields(events[name].data) as ReadonlyMap<string, SealDeclaration<string>>;
}
