import { ChangeLanguage } from '@portfel/contracts';
import { Handles, type CommandHandler, type Reply, type UnitOfWork } from '@portfel/messaging';
import { AccountStore } from '../storage/account.store';

@Handles(ChangeLanguage)
export class ChangeLanguageHandler implements CommandHandler<typeof ChangeLanguage> {
  constructor(private readonly accounts: AccountStore) {}

  async handle({ accountId, language }: ChangeLanguage, uow: UnitOfWork): Promise<Reply<typeof ChangeLanguage>> {
    const account = await this.accounts.lockOwn(uow, accountId);
    if (!account) return uow.reject('session-has-expired');
    await this.accounts.setLanguage(uow, accountId, language);
    return uow.accept({});
  }
}
