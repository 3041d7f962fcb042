import { RequestPhone } from '@portfel/contracts';
import { Handles, type CommandHandler, type Reply, type UnitOfWork } from '@portfel/messaging';
import { SmsCodes } from '../policy/sms-codes';
import { AccountStore } from '../storage/account.store';
import { SecondFactorStore } from '../storage/second-factor.store';

@Handles(RequestPhone)
export class RequestPhoneHandler implements CommandHandler<typeof RequestPhone> {
  constructor(
    private readonly accounts: AccountStore,
    private readonly factors: SecondFactorStore,
    private readonly sms: SmsCodes,
  ) {}

  async handle(command: RequestPhone, uow: UnitOfWork): Promise<Reply<typeof RequestPhone>> {
    const { accountId } = command;
    const account = await this.accounts.lockOwn(uow, accountId);
    if (!account) return uow.reject('session-has-expired');
    if ((await this.factors.lock(uow, accountId))?.activeAt) return uow.reject('mfa-already-set');
    const phone = await command.phone.open();
    const sent = await this.sms.send(uow, { accountId, phone, purpose: 'set-phone' }, account.language);
    return sent === 'sent' ? uow.accept({}) : uow.reject(sent);
  }
}
