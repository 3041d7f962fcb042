import { ActivatePhone } from '@portfel/contracts';
import { Handles, type CommandHandler, type Reply, type UnitOfWork } from '@portfel/messaging';
import { SmsCodes } from '../policy/sms-codes';
import { AccountStore } from '../storage/account.store';
import { SecondFactorStore } from '../storage/second-factor.store';
import { SecondFactorChanges } from './second-factor-changes';

@Handles(ActivatePhone)
export class ActivatePhoneHandler implements CommandHandler<typeof ActivatePhone> {
  constructor(
    private readonly accounts: AccountStore,
    private readonly factors: SecondFactorStore,
    private readonly sms: SmsCodes,
    private readonly changes: SecondFactorChanges,
  ) {}

  async handle(command: ActivatePhone, uow: UnitOfWork): Promise<Reply<typeof ActivatePhone>> {
    const { accountId } = command;
    const account = await this.accounts.lockOwn(uow, accountId);
    if (!account) return uow.reject('session-has-expired');
    if ((await this.factors.lock(uow, accountId))?.activeAt) return uow.reject('mfa-already-set');
    const phone = await command.phone.open();
    const right = await this.sms.spend(uow, { accountId, phone, purpose: 'set-phone' }, await command.code.open());
    if (!right) return uow.reject('phone-code-error');

    await this.factors.activatePhone(uow, accountId, phone);
    return uow.accept({ recoveryCodes: await this.changes.giveRecoveryCodes(uow, account, 'switched-on') });
  }
}
