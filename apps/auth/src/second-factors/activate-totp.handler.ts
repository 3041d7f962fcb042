import { ActivateTotp } from '@portfel/contracts';
import { Handles, type CommandHandler, type Reply, type UnitOfWork } from '@portfel/messaging';
import { totpStepOf } from '../security/totp';
import { AccountStore } from '../storage/account.store';
import { SecondFactorStore } from '../storage/second-factor.store';
import { SecondFactorChanges } from './second-factor-changes';

@Handles(ActivateTotp)
export class ActivateTotpHandler implements CommandHandler<typeof ActivateTotp> {
  constructor(
    private readonly accounts: AccountStore,
    private readonly factors: SecondFactorStore,
    private readonly changes: SecondFactorChanges,
  ) {}

  async handle(command: ActivateTotp, uow: UnitOfWork): Promise<Reply<typeof ActivateTotp>> {
    const { accountId } = command;
    const account = await this.accounts.lockOwn(uow, accountId);
    if (!account) return uow.reject('session-has-expired');
    const factor = await this.factors.lock(uow, accountId);
    if (factor?.activeAt) return uow.reject('mfa-already-set');
    if (factor?.kind !== 'totp') return uow.reject('mfa-not-set');
    const step = totpStepOf(factor.secret, await command.code.open(), uow.now);
    if (step === undefined) return uow.reject('wrong-2fa');

    // The step counts as used: the code that switched it on does not sign in as well.
    await this.factors.activateTotp(uow, accountId, step);
    return uow.accept({ recoveryCodes: await this.changes.giveRecoveryCodes(uow, account, 'switched-on') });
  }
}
