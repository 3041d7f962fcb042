import { EnrolTotp } from '@portfel/contracts';
import { Handles, type CommandHandler, type Reply, type UnitOfWork } from '@portfel/messaging';
import { newTotpSecret, totpQr, totpUri } from '../security/totp';
import { AccountStore } from '../storage/account.store';
import { SecondFactorStore } from '../storage/second-factor.store';

@Handles(EnrolTotp)
export class EnrolTotpHandler implements CommandHandler<typeof EnrolTotp> {
  constructor(
    private readonly accounts: AccountStore,
    private readonly factors: SecondFactorStore,
  ) {}

  async handle(command: EnrolTotp, uow: UnitOfWork): Promise<Reply<typeof EnrolTotp>> {
    const { accountId } = command;
    const account = await this.accounts.lockOwn(uow, accountId);
    if (!account) return uow.reject('session-has-expired');
    if ((await this.factors.lock(uow, accountId))?.activeAt) return uow.reject('mfa-already-set');

    const secret = newTotpSecret();
    await this.factors.enrolTotp(uow, accountId, secret);
    const uri = totpUri(account.username, secret);
    return uow.accept({ enrolment: { secret, uri, qr: await totpQr(uri) } });
  }
}
