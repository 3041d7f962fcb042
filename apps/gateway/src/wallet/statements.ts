import { Injectable } from '@nestjs/common';
import {
  Username,
  type ListStatementRequest,
  type StatementRow as AnsweredRow,
  type TransferKind,
} from '@portfel/contracts';
import { ProblemError, type QuestionContext } from '@portfel/platform';
import { signedIn, type Caller } from '../policy/caller';
import { AskAuth, AskStatement, type AuthQuestions, type StatementQuestions } from '../policy/questions';
import { Usernames } from '../policy/usernames';
import type { StatementFilter, StatementPage, StatementRow } from './list-statement.dto';

const DAY_MS = 86_400_000;

/** What wallet tells of movements, with the names that auth knows. */
@Injectable()
export class Statements {
  constructor(
    @AskStatement() private readonly statements: StatementQuestions,
    @AskAuth() private readonly auth: AuthQuestions,
    private readonly usernames: Usernames,
  ) {}

  /** A filter as wallet asks for it. */
  async request(caller: Caller, filter: StatementFilter): Promise<Omit<ListStatementRequest, 'cursor' | 'limit'>> {
    const { accountId: ownerId } = signedIn(caller);
    const { accountId, kind: kinds = [], text } = filter;
    const counterpartyId = text && (await this.personCalled(text, caller));
    return { ownerId, ...periodOf(filter), accountId, kinds, text, counterpartyId };
  }

  async page(caller: Caller, request: ListStatementRequest): Promise<StatementPage> {
    const { rows, count, nextCursor } = await this.statements.ask('ListStatement', request, contextOf(caller));
    return { rows: await this.named(rows, caller), count, nextCursor: nextCursor || undefined };
  }

  /** Every page from the newest movement to the oldest; the next one is asked for when the last one is done with. */
  async *pages(
    caller: Caller,
    request: Omit<ListStatementRequest, 'cursor' | 'limit'>,
  ): AsyncGenerator<StatementRow[]> {
    let cursor: string | undefined = '';
    while (cursor !== undefined) {
      const page: StatementPage = await this.page(caller, { ...request, cursor, limit: 200 });
      yield page.rows;
      cursor = page.nextCursor;
    }
  }

  /** With the usernames of the people on the other side, asked for once. */
  async named(rows: readonly AnsweredRow[], caller: Caller): Promise<StatementRow[]> {
    const counterparties = rows.map(({ counterpartyId }) => counterpartyId);
    const usernames = await this.usernames.of(counterparties, caller);
    // Copied whole: to leave out two fields costs more than all the rest. The answer's schema does not know them.
    return rows.map((row) => ({
      ...row,
      id: row.entryId,
      kind: row.kind as TransferKind,
      counterparty: usernames.get(row.counterpartyId ?? ''),
    }));
  }

  /** Nobody's name is no mistake: then it is a word in a memo. */
  private async personCalled(text: string, caller: Caller): Promise<string | undefined> {
    const { data: username } = Username.safeParse(text);
    if (!username) return undefined;
    try {
      return (await this.auth.ask('FindPerson', { username }, asService(caller))).accountId;
    } catch (error) {
      if (error instanceof ProblemError && error.code === 'user-not-found') return undefined;
      throw error;
    }
  }
}

export const contextOf = (caller: Caller): QuestionContext => ({
  correlationId: caller.correlationId,
  actorId: signedIn(caller).accountId,
});

const asService = ({ correlationId }: Caller): QuestionContext => ({ correlationId });

/** Days are whole: the last one belongs to the period. */
export function periodOf({ from, to }: Pick<StatementFilter, 'from' | 'to'>): { from?: string; to?: string } {
  const isDay = to?.length === '2026-01-31'.length;
  return {
    from: from && new Date(from).toISOString(),
    to: to && new Date(Date.parse(to) + (isDay ? DAY_MS : 0)).toISOString(),
  };
}
