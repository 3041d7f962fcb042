import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@portfel/messaging';
import { heldBack } from '../domain/password-attempts';
import { PasswordHasher } from '../security/password-hasher';
import { PasswordAttemptsStore } from '../storage/password-attempts.store';

export type PasswordVerdict = 'right' | 'wrong-credentials' | 'too-many-requests';

/** Every look at somebody's password goes through here, so that it cannot be guessed by trying. */
@Injectable()
export class PasswordCheck {
  constructor(
    private readonly attempts: PasswordAttemptsStore,
    private readonly passwords: PasswordHasher,
  ) {}

  /** @param account whose address it is; undefined when nobody has it, which takes as long and counts alike */
  async verify(
    uow: UnitOfWork,
    email: string,
    account: { readonly passwordHash: string } | undefined,
    password: string,
  ): Promise<PasswordVerdict> {
    // First: unless the caller has opened the transaction, no connection waits for the hash.
    const right = await this.passwords.verify(account?.passwordHash, password);
    // Of guesses at the same moment those behind the fifth are not answered, whatever the hash said.
    const before = await this.attempts.lock(uow, email);
    if (heldBack(before, uow.now)) return 'too-many-requests';
    if (!right) await this.attempts.failed(uow, email, before);
    else if (before) await this.attempts.succeeded(uow, email);
    return right ? 'right' : 'wrong-credentials';
  }
}
