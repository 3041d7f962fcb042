import { ConfirmEmailChange, EmailChanged } from '@portfel/contracts';
import { Handles, type CommandHandler, type Reply, type UnitOfWork } from '@portfel/messaging';
import { decideEmailChange } from '../domain/decide-email-change';
import { concerns } from '../policy/action-log';
import { hashToken } from '../security/one-time-token';
import { AccountStore } from '../storage/account.store';
import { OneTimeLinkStore } from '../storage/one-time-link.store';

@Handles(ConfirmEmailChange)
export class ConfirmEmailChangeHandler implements CommandHandler<typeof ConfirmEmailChange> {
  constructor(
    private readonly links: OneTimeLinkStore,
    private readonly accounts: AccountStore,
  ) {}

  async handle(command: ConfirmEmailChange, uow: UnitOfWork): Promise<Reply<typeof ConfirmEmailChange>> {
    const link = await this.links.lock(uow, hashToken(await command.token.open()));
    concerns(uow, link && { id: link.accountId });
    const decision = decideEmailChange(link, uow.now);
    if (!decision.changed) return uow.reject(decision.error);
    const account = await this.accounts.lock(uow, decision.accountId);
    if (!account) return uow.reject('hash-not-found');
    const { id: accountId, username, email: oldEmail } = account;
    // The link is left as it is: the address may become free again.
    if (!(await this.accounts.setEmail(uow, accountId, decision.email))) return uow.reject('user-already-exists');

    await this.links.use(uow, decision.linkId);
    // They were mailed to the address that is no longer theirs.
    await this.links.withdraw(uow, accountId, 'password-reset');
    uow.publish(EmailChanged, { accountId, username, email: oldEmail });
    return uow.accept({ accountId });
  }
}
