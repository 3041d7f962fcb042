import { Injectable } from '@nestjs/common';
import { SmsRequested } from '@portfel/contracts';
import type { UnitOfWork } from '@portfel/messaging';
import { codeExpiry, mayBeTried, maySendCode, type SmsCode } from '../domain/sms-code';
import { newSmsCode } from '../security/codes';
import { SmsCodeStore, type CodeBinding } from '../storage/sms-code.store';

/** Codes that reach a person by SMS. The account is locked by whoever asks. */
@Injectable()
export class SmsCodes {
  constructor(private readonly codes: SmsCodeStore) {}

  /** @returns `sent` also when one that still works went to this number a moment ago */
  async send(uow: UnitOfWork, binding: CodeBinding): Promise<'sent' | 'too-many-requests'> {
    if (!maySendCode(await this.codes.sentAt(uow, binding), uow.now)) {
      return mayBeTried(await this.codes.latest(uow, binding), uow.now) ? 'sent' : 'too-many-requests';
    }
    const { accountId, purpose, phone } = binding;
    const code = newSmsCode();
    const expiresAt = codeExpiry(uow.now);
    await this.codes.create(uow, binding, code, expiresAt);
    uow.publish(SmsRequested, { accountId, purpose, phone, code, expiresAt: expiresAt.toISOString() });
    return 'sent';
  }

  /** @returns the code if it is the right one, still to be spent; a wrong try is counted */
  async verify(uow: UnitOfWork, binding: CodeBinding, code: string): Promise<SmsCode | undefined> {
    const sent = await this.codes.latest(uow, binding);
    if (!mayBeTried(sent, uow.now)) return undefined;
    if (await this.codes.isThis(uow, sent, binding, code.replaceAll(' ', ''))) return sent;
    await this.codes.triedWrong(uow, sent);
    return undefined;
  }

  /** Of many uses at once one is right: the lock of the account lets them come one after the other. */
  async spend(uow: UnitOfWork, binding: CodeBinding, code: string): Promise<boolean> {
    const right = await this.verify(uow, binding, code);
    if (right) await this.codes.use(uow, right);
    return right !== undefined;
  }
}
