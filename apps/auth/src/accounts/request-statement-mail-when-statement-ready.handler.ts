import { StatementMailRequested, StatementReady } from '@portfel/contracts';
import { On, type EventHandler, type UnitOfWork } from '@portfel/messaging';
import { AccountStore } from '../storage/account.store';

/** Only auth knows where a person is written to: what somebody else has to tell them goes out from here, sealed. */
@On(StatementReady)
export class RequestStatementMailWhenStatementReadyHandler implements EventHandler<typeof StatementReady> {
  constructor(private readonly accounts: AccountStore) {}

  async handle({ ownerId, month }: StatementReady, uow: UnitOfWork): Promise<void> {
    const account = await this.accounts.lock(uow, ownerId);
    // Closed, or shut out in between.
    if (!account || account.deactivatedAt) return;
    const { id: accountId, username, language, email } = account;
    uow.publish(StatementMailRequested, { accountId, username, language, email, month });
  }
}
