import { Injectable } from '@nestjs/common';
import { sealedFields, SmsRequested, type CodePurpose, type SealDeclaration } from '@portfel/contracts';
import { Sealer } from '@portfel/messaging';
import type { SmsDelivery } from '../storage/delivery.store';
import type { Sms } from './sms';

const seals = sealedFields(SmsRequested.data) as ReadonlyMap<string, SealDeclaration<string>>;

/** Makes the SMS of a job; number and code are open for this moment only. */
@Injectable()
export class SmsWriter {
  constructor(private readonly sealer: Sealer) {}

  async write({ id, accountId, template, sealedPhone, sealedCode }: SmsDelivery): Promise<Sms> {
    const to = await this.sealer.open(seals.get('phone')!, accountId, sealedPhone);
    const code = await this.sealer.open(seals.get('code')!, accountId, sealedCode);
    return { id, to, text: `${code} is your Portfel code to ${PURPOSES[template]}. Give it to nobody.` };
  }
}

/** What the code is for, so that nobody is talked into giving it away for something else. */
const PURPOSES: Readonly<Record<CodePurpose, string>> = {
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
};
