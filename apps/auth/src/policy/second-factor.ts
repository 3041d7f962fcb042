import { Injectable } from '@nestjs/common';
import { SecondFactorChanged, type CodePurpose, type secondFactorErrors } from '@portfel/contracts';
import type { UnitOfWork } from '@portfel/messaging';
import type { Account } from '../domain/account';
import { heldBack } from '../domain/password-attempts';
import { isNewStep, type PhoneFactor, type SecondFactor as Factor, type TotpFactor } from '../domain/second-factor';
import { readRecoveryCode } from '../security/codes';
import { totpStepOf } from '../security/totp';
import { RecoveryCodeStore } from '../storage/recovery-code.store';
import { SecondFactorStore } from '../storage/second-factor.store';
import { SmsCodes } from './sms-codes';

export type SecondFactorVerdict = 'passed' | (typeof secondFactorErrors)[number];

/**
 * Every look at a code goes through here. A handler asks last, when everything else has been checked, and rejects with the
 * verdict unless it is `passed` (CT-S12–S17). The account is locked from then on.
 */
@Injectable()
export class SecondFactor {
  constructor(
    private readonly factors: SecondFactorStore,
    private readonly recoveryCodes: RecoveryCodeStore,
    private readonly sms: SmsCodes,
  ) {}

  /** @param code of the app, of the SMS, or a recovery code; without one an account with a phone is sent an SMS */
  async check(
    uow: UnitOfWork,
    account: Account,
    purpose: CodePurpose,
    code: string | undefined,
  ): Promise<SecondFactorVerdict> {
    const factor = await this.factors.lock(uow, account.id);
    if (!factor?.activeAt) return 'passed';
    return factor.kind === 'totp'
      ? await this.checkTotp(uow, account, factor, code)
      : await this.checkPhone(uow, account, factor, purpose, code);
  }

  private async checkTotp(uow: UnitOfWork, account: Account, factor: TotpFactor, code?: string) {
    if (!code) return 'two-fa-required';
    if (heldBack(factor.attempts, uow.now)) return 'too-many-requests';
    const step = totpStepOf(factor.secret, code.replaceAll(' ', ''), uow.now);
    if (!isNewStep(step, factor.lastStep)) {
      return (await this.spendRecoveryCode(uow, account, factor, code)) ? 'passed' : 'wrong-2fa';
    }
    await this.factors.succeeded(uow, account.id, step);
    return 'passed';
  }

  private async checkPhone(
    uow: UnitOfWork,
    account: Account,
    factor: PhoneFactor,
    purpose: CodePurpose,
    code?: string,
  ) {
    const binding = { accountId: account.id, purpose, phone: factor.phone };
    if (!code) {
      const sent = await this.sms.send(uow, binding, account.language);
      return sent === 'sent' ? 'phone-two-fa-required' : sent;
    }
    if (!readRecoveryCode(code)) return (await this.sms.spend(uow, binding, code)) ? 'passed' : 'phone-code-error';
    if (heldBack(factor.attempts, uow.now)) return 'too-many-requests';
    return (await this.spendRecoveryCode(uow, account, factor, code)) ? 'passed' : 'phone-code-error';
  }

  private async spendRecoveryCode(uow: UnitOfWork, account: Account, factor: Factor, typed: string): Promise<boolean> {
    const { id: accountId, username, language, email } = account;
    const code = readRecoveryCode(typed);
    if (!code || !(await this.recoveryCodes.spend(uow, accountId, code))) {
      await this.factors.failed(uow, accountId, factor.attempts);
      return false;
    }
    await this.factors.succeeded(uow, accountId);
    uow.publish(SecondFactorChanged, { accountId, username, language, email, what: 'recovery-code-used' });
    return true;
  }
}
