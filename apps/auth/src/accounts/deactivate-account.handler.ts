import { AccountDeactivated, DeactivateAccount } from '@portfel/contracts';
import { Handles, type CommandHandler, type Reply, type UnitOfWork } from '@portfel/messaging';
import { Admins } from '../policy/admins';
import { endSessions } from '../policy/end-sessions';
import { AccountStore } from '../storage/account.store';
import { OidcArtefactStore } from '../storage/oidc-artefact.store';
import { SessionStore } from '../storage/session.store';

@Handles(DeactivateAccount)
export class DeactivateAccountHandler implements CommandHandler<typeof DeactivateAccount> {
  constructor(
    private readonly admins: Admins,
    private readonly accounts: AccountStore,
    private readonly sessions: SessionStore,
    private readonly artefacts: OidcArtefactStore,
  ) {}

  async handle({ accountId }: DeactivateAccount, uow: UnitOfWork): Promise<Reply<typeof DeactivateAccount>> {
    if (!(await this.admins.asks(uow))) return uow.reject('role-required');
    const account = await this.accounts.lock(uow, accountId);
    if (!account) return uow.reject('user-not-found');
    if (account.deactivatedAt) return uow.accept({ sessionIds: [] });
    if (await this.admins.isLast(uow, account)) return uow.reject('last-admin');

    await this.accounts.setDeactivated(uow, accountId, uow.now);
    const alive = await this.sessions.lockAlive(uow, accountId);
    await endSessions(this.sessions, uow, alive, 'account-deactivated');
    // What the person allowed to applications of their own accord is over, too, in whichever session it was.
    await this.artefacts.endAllOf(uow, accountId);
    uow.publish(AccountDeactivated, { accountId });
    return uow.accept({ sessionIds: alive.map(({ id }) => id) });
  }
}
