import { Body, Controller, Post } from '@nestjs/common';
import { CreateBookAccount } from '@portfel/contracts';
import { FromCaller, signedIn, type Caller } from '../policy/caller';
import { Commands } from '../policy/commands';
import { Route } from '../policy/route.decorator';
import { BookAccountCreated, CreateBookAccountBody } from './create-book-account.dto';

@Controller({ path: 'bookkeeping/accounts', version: '1' })
export class CreateBookAccountRoute {
  constructor(private readonly commands: Commands) {}

  @Post()
  @Route({
    tag: 'bookkeeping',
    summary: 'One more account or card in my books',
    access: 'signed-in',
    status: 201,
    answer: BookAccountCreated,
    errors: ['validation-error', ...CreateBookAccount.errors, 'cross-site-request', 'idempotency-key-reused'],
    pending: true,
    seeds: [],
  })
  createBookAccount(
    @Body({ schema: CreateBookAccountBody }) account: CreateBookAccountBody,
    @FromCaller() caller: Caller,
  ) {
    const { accountId: ownerId } = signedIn(caller);
    return this.commands.send(CreateBookAccount, caller, (bookAccountId) => ({ bookAccountId, ownerId, account }));
  }
}
