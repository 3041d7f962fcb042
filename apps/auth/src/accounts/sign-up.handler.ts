import { AccountRegistered, SignUp } from '@portfel/contracts';
import { Handles, type CommandHandler, type Reply, type UnitOfWork } from '@portfel/messaging';
import { concerns } from '../policy/action-log';
import { PasswordHasher } from '../security/password-hasher';
import { AccountStore } from '../storage/account.store';
import { MailedLinks } from '../policy/mailed-links';

@Handles(SignUp)
export class SignUpHandler implements CommandHandler<typeof SignUp> {
  constructor(
    private readonly accounts: AccountStore,
    private readonly links: MailedLinks,
    private readonly passwords: PasswordHasher,
  ) {}

  async handle(command: SignUp, uow: UnitOfWork): Promise<Reply<typeof SignUp>> {
    if (!command.termsAccepted) return uow.reject('tac-not-accepted');
    const { accountId, username } = command;
    const email = await command.email.open();
    const passwordHash = await this.passwords.hash(await command.password.open());

    // The unique indexes decide, also between parallel sign-ups; no look before the leap.
    const account = { id: accountId, username, email, passwordHash, createdAt: uow.now };
    const created = await this.accounts.create(uow, account);
    if (!created) {
      // A username is public anyway; the address is not named.
      const taken = await this.accounts.isUsernameTaken(uow, username);
      return uow.reject('user-already-exists', taken ? { username: ['is taken'] } : undefined);
    }

    concerns(uow, account);
    uow.publish(AccountRegistered, { accountId, username, profile: command.profile }, { sequence: 1 });
    await this.links.mail(uow, 'registration', account);
    return uow.accept({ accountId, username });
  }
}
