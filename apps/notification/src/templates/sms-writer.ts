import { Injectable } from '@nestjs/common';
import { sealedFields, SmsRequested, type CodePurpose, type Language, type SealDeclaration } from '@portfel/contracts';
import { Sealer } from '@portfel/messaging';
import type { SmsDelivery } from '../storage/delivery.store';
import type { Sms } from './sms';

const seals = sealedFields(SmsRequested.data) as ReadonlyMap<string, SealDeclaration<string>>;

/** Makes the SMS of a job; number and code are open for this moment only. */
@Injectable()
export class SmsWriter {
  constructor(private readonly sealer: Sealer) {}

  async write({ id, accountId, language, template, sealedPhone, sealedCode }: SmsDelivery): Promise<Sms> {
    const to = await this.sealer.open(seals.get('phone')!, accountId, sealedPhone);
    const code = await this.sealer.open(seals.get('code')!, accountId, sealedCode);
    return { id, to, text: TEXTS[language](code, PURPOSES[language][template]) };
  }
}

const TEXTS: Readonly<Record<Language, (code: string, purpose: string) => string>> = {
  en: (code, purpose) => `${code} is your Portfel code to ${purpose}. Give it to nobody.`,
  pl: (code, purpose) => `${code} to Twój kod Portfela: ${purpose}. Nie podawaj go nikomu.`,
};

/** What the code is for, so that nobody is talked into giving it away for something else. */
const PURPOSES: Readonly<Record<Language, Readonly<Record<CodePurpose, string>>>> = {
  en: {
    'sign-in': 'sign in',
    'change-email': 'change your e-mail address',
    'change-password': 'change your password',
    'close-account': 'close your account',
    'delete-post': 'delete a post',
    'set-phone': 'protect your account with this phone',
    'remove-phone': 'remove this phone from your account',
    'reset-password': 'choose a new password',
    'remove-totp': 'switch off your authenticator app',
    'new-recovery-codes': 'get new recovery codes',
  },
  pl: {
    'sign-in': 'logowanie',
    'change-email': 'zmiana adresu e-mail',
    'change-password': 'zmiana hasła',
    'close-account': 'zamknięcie konta',
    'delete-post': 'usunięcie wpisu',
    'set-phone': 'ochrona konta tym telefonem',
    'remove-phone': 'odłączenie telefonu od konta',
    'reset-password': 'nowe hasło',
    'remove-totp': 'wyłączenie aplikacji z kodami',
    'new-recovery-codes': 'nowe kody zapasowe',
  },
};
