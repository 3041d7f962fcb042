import { Injectable } from '@nestjs/common';
import { OPERATOR } from '@portfel/contracts';
import type { UnitOfWork } from '@portfel/messaging';
import { isActiveAdmin, type Account } from '../domain/account';
import { AccountStore } from '../storage/account.store';

/** Who may give roles and shut people out (AT-S06). */
@Injectable()
export class Admins {
  constructor(private readonly accounts: AccountStore) {}

  /**
   * Whether the actor is an admin now, whatever a token says, or the operator. Who is admin stands still from here until
   * the work commits: asked before any account is locked.
   */
  async asks(uow: UnitOfWork): Promise<boolean> {
    const { actor } = uow;
    await this.accounts.lockAdmins(uow);
    if (actor.type === OPERATOR.type) return actor.id === OPERATOR.id;
    const account = actor.type === 'account' && actor.id ? await this.accounts.lock(uow, actor.id) : undefined;
    return account !== undefined && isActiveAdmin(account);
  }

  /** Whether without this account nobody would be admin. */
  async isLast(uow: UnitOfWork, account: Account): Promise<boolean> {
    if (!isActiveAdmin(account)) return false;
    await this.accounts.lockAdmins(uow);
    return (await this.accounts.countActiveAdmins(uow)) === 1;
  }
}
