import { AccountClosed, CloseAccount, FarewellRequested } from '@portfel/contracts';
import { Handles, type CommandHandler, type Reply, type UnitOfWork } from '@portfel/messaging';
import { Admins } from '../policy/admins';
import { endSessions } from '../policy/end-sessions';
import { PasswordCheck } from '../policy/password-check';
import { SecondFactor } from '../policy/second-factor';
import { AccountStore } from '../storage/account.store';
import { SessionStore } from '../storage/session.store';

/**
 * Closing an account, all of it (docs/adr/0023): here its row goes with everything that hangs on it, and events tell the
 * others. `user` destroys the profile, `wallet` lets go of its owner, `notification` forgets its mails and sends the
 * last one. What was ended here stays ended, whichever of them is away.
 */
@Handles(CloseAccount)
export class CloseAccountHandler implements CommandHandler<typeof CloseAccount> {
  constructor(
    private readonly accounts: AccountStore,
    private readonly sessions: SessionStore,
    private readonly check: PasswordCheck,
    private readonly secondFactor: SecondFactor,
    private readonly admins: Admins,
  ) {}

  async handle(command: CloseAccount, uow: UnitOfWork): Promise<Reply<typeof CloseAccount>> {
    const { accountId } = command;
    const account = await this.accounts.lockOwn(uow, accountId);
    if (!account) return uow.reject('session-has-expired');
    const verdict = await this.check.verify(uow, account.email, account, await command.password.open());
    if (verdict !== 'right') return uow.reject(verdict);
    if (await this.admins.isLast(uow, account)) return uow.reject('last-admin');
    const second = await this.secondFactor.check(uow, account, 'close-account', await command.code?.open());
    if (second !== 'passed') return uow.reject(second);

    const alive = await this.sessions.lockAlive(uow, accountId);
    await endSessions(this.sessions, uow, alive, 'account-closed');
    const sequence = await this.accounts.nextEvent(uow, accountId);
    await this.accounts.erase(uow, account);
    uow.publish(AccountClosed, { accountId }, { sequence });
    const { username, language, email } = account;
    uow.publish(FarewellRequested, { accountId, username, language, email });
    return uow.accept({ sessionIds: alive.map(({ id }) => id) });
  }
}
