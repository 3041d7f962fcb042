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
    return { id, to, text: TEXTS[language](code, PURPOSES[template][language]) };
  }
}

const TEXTS: Readonly<Record<Language, (code: string, purpose: string) => string>> = {
  en: (code, purpose) => `${code} is your Portfel code to ${purpose}. Give it to nobody.`,
  // Without Polish letters: with them an SMS holds less than half as much.
  pl: (code, purpose) => `Portfel: ${code} to kod, aby ${purpose}. Nie podawaj go nikomu.`,
};

/** What the code is for, so that nobody is talked into giving it away for something else. */
const PURPOSES: Readonly<Record<CodePurpose, Readonly<Record<Language, string>>>> = {
  'sign-in': { en: 'sign in', pl: 'sie zalogowac' },
  'change-email': { en: 'change your e-mail address', pl: 'zmienic adres e-mail' },
  'change-password': { en: 'change your password', pl: 'zmienic haslo' },
  'close-account': { en: 'close your account', pl: 'zamknac konto' },
  'delete-post': { en: 'delete a post', pl: 'usunac wpis' },
  'move-money': { en: 'move money', pl: 'przekazac srodki' },
  'set-phone': { en: 'protect your account with this phone', pl: 'chronic konto tym telefonem' },
  'remove-phone': { en: 'remove this phone from your account', pl: 'usunac ten telefon z konta' },
  'reset-password': { en: 'choose a new password', pl: 'ustawic nowe haslo' },
  'remove-totp': { en: 'switch off your authenticator app', pl: 'wylaczyc aplikacje z kodami' },
  'new-recovery-codes': { en: 'get new recovery codes', pl: 'pobrac nowe kody zapasowe' },
};
