import { Controller, Get, Header, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Language, ProfileFields, ProfileKind, type Asset } from '@portfel/contracts';
import { ProblemError, type QuestionContext } from '@portfel/platform';
import { FromCaller, signedIn, type Caller } from '../policy/caller';
import {
  AskAuth,
  AskBookkeeping,
  AskHolds,
  AskNotification,
  AskPayments,
  AskStatement,
  AskUser,
  AskWallet,
  type AuthQuestions,
  type BookkeepingQuestions,
  type HoldQuestions,
  type NotificationQuestions,
  type PaymentQuestions,
  type StatementQuestions,
  type UserQuestions,
  type WalletQuestions,
} from '../policy/questions';
import { Route } from '../policy/route.decorator';
import { Usernames } from '../policy/usernames';
import { PersonalExport } from './get-export.dto';

@Controller({ path: 'me/export', version: '1' })
export class GetExportRoute {
  constructor(
    @AskAuth() private readonly auth: AuthQuestions,
    @AskUser() private readonly users: UserQuestions,
    @AskWallet() private readonly wallets: WalletQuestions,
    @AskPayments() private readonly payments: PaymentQuestions,
    @AskHolds() private readonly holds: HoldQuestions,
    @AskStatement() private readonly statements: StatementQuestions,
    @AskBookkeeping() private readonly books: BookkeepingQuestions,
    @AskNotification() private readonly notifications: NotificationQuestions,
    private readonly usernames: Usernames,
  ) {}

  @Get()
  @Header('cache-control', 'no-store')
  @Route({
    tag: 'me',
    summary: 'Everything that is held about me, as a file; whole or not at all',
    access: 'signed-in',
    status: 200,
    answer: PersonalExport,
    errors: ['user-not-found'],
    seeds: [],
  })
  async getExport(
    @FromCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PersonalExport> {
    const { accountId } = signedIn(caller);
    const context = { correlationId: caller.correlationId, actorId: accountId };
    const [held, profile, wallet, bookkeeping, { deliveries }] = await Promise.all([
      this.auth.ask('GetAccountExport', { accountId }, context),
      this.profileOf(accountId, context).catch(notThereYet),
      this.walletOf(accountId, context).catch(notThereYet),
      this.booksOf(accountId, context),
      this.notifications.ask('ListDeliveries', { accountId }, context),
    ]);
    const exportedAt = new Date().toISOString();
    void reply.header('content-disposition', `attachment; filename="portfel-export-${exportedAt.slice(0, 10)}.json"`);
    const { sessions, links, secondFactor, accountId: id, language, ...account } = held;
    return {
      exportedAt,
      account: { id, ...account, language: Language.parse(language) },
      secondFactor,
      sessions: sessions.map(({ sessionId, ...session }) => ({ id: sessionId, ...session })),
      links,
      profile,
      wallet,
      bookkeeping,
      deliveries: deliveries.map(({ deliveryId, ...delivery }) => ({ id: deliveryId, ...delivery })),
    };
  }

  private async profileOf(
    accountId: string,
    context: QuestionContext,
  ): Promise<NonNullable<PersonalExport['profile']>> {
    const { username, hasPhoto, kind, ...fields } = await this.users.ask('GetProfile', { accountId }, context);
    const photo = hasPhoto
      ? await this.users.ask('GetPhoto', { username, size: 'large', knownVersions: [] }, context)
      : undefined;
    return {
      ...ProfileFields.parse(fields),
      kind: ProfileKind.parse(kind),
      photo: photo ? `data:${photo.contentType};base64,${Buffer.from(photo.picture).toString('base64')}` : null,
    };
  }

  private async booksOf(ownerId: string, context: QuestionContext): Promise<PersonalExport['bookkeeping']> {
    const { accounts } = await this.books.ask('ListBookAccounts', { ownerId }, context);
    const realBalances: PersonalExport['bookkeeping']['realBalances'] = [];
    const movements = await everyPage(async (cursor) => {
      const page = await this.books.ask('ListBookMovements', { ownerId, cursor }, context);
      realBalances.push(...page.realBalances.map(({ bookAccountId: accountId, ...one }) => ({ accountId, ...one })));
      return { rows: page.movements, nextCursor: page.nextCursor };
    });
    return {
      accounts: accounts.map(({ bookAccountId: id, movementCount: _, ...account }) => ({ id, ...account })),
      movements: movements.map(({ movementId: id, bookAccountId: accountId, ...rest }) => ({ id, accountId, ...rest })),
      realBalances,
    };
  }

  private async walletOf(ownerId: string, context: QuestionContext): Promise<NonNullable<PersonalExport['wallet']>> {
    const { walletId, openedAt, accounts } = await this.wallets.ask('GetWallet', { ownerId }, context);
    const movements = await everyPage(async (cursor) => {
      const { movements: rows, nextCursor } = await this.wallets.ask('ListMovements', { ownerId, cursor }, context);
      return { rows, nextCursor };
    });
    const payments = await everyPage(async (cursor) => {
      const asked = { ownerId, cursor, limit: 100 };
      const { payments: rows, nextCursor } = await this.payments.ask('ListPayments', asked, context);
      return { rows, nextCursor };
    });
    const { monthly } = await this.statements.ask('GetStatementSchedule', { ownerId }, context);
    return {
      id: walletId,
      openedAt,
      accounts: accounts.map(({ accountId: id, asset, ...account }) => ({ id, asset: asset as Asset, ...account })),
      movements: movements.map(({ entryId: id, ...movement }) => ({ id, ...movement })),
      payments: payments.map(({ paymentId: id, ...payment }) => ({ id, ...payment })),
      holds: await this.holdsOf(ownerId, context),
      monthlyStatement: monthly,
    };
  }

  /** The other sides by name, page by page. */
  private async holdsOf(
    ownerId: string,
    context: QuestionContext,
  ): Promise<NonNullable<PersonalExport['wallet']>['holds']> {
    return await everyPage(async (cursor) => {
      const { holds, nextCursor } = await this.holds.ask('ListHolds', { ownerId, cursor }, context);
      const counterparts = holds.map(({ counterpartId }) => counterpartId);
      const usernames = await this.usernames.of(counterparts, context);
      const rows = holds.map(({ holdId: id, counterpartId = '', ...hold }) => {
        return { id, counterpart: usernames.get(counterpartId), ...hold };
      });
      return { rows, nextCursor };
    });
  }
}

/** From the first page to the one that names no next. */
async function everyPage<T>(ask: (cursor: string) => Promise<{ rows: T[]; nextCursor: string }>): Promise<T[]> {
  const all: T[] = [];
  let cursor = '';
  do {
    const { rows, nextCursor } = await ask(cursor);
    all.push(...rows);
    cursor = nextCursor;
  } while (cursor !== '');
  return all;
}

/** Profile and wallet come a moment after the account. A service that is away is no answer, and then there is none. */
function notThereYet(error: unknown): null {
  const missing = error instanceof ProblemError && ['user-not-found', 'wallet-not-found'].includes(error.code);
  if (missing) return null;
  throw error;
}
