import { Readable } from 'node:stream';
import { Controller, Get, Header, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ProblemError } from '@portfel/platform';
import { FromCaller, signedIn, type Caller } from '../policy/caller';
import { AskStatement, type StatementQuestions } from '../policy/questions';
import { Route } from '../policy/route.decorator';
import { CsvFile, PdfFile } from './get-statement-file.dto';
import { StatementFilter } from './list-statement.dto';
import { statementCsv } from './statement-csv';
import { statementPdf } from './statement-pdf';
import { contextOf, Statements } from './statements';

const errors = ['validation-error', 'wallet-not-found', 'account-not-found', 'statement-too-long'] as const;
const declared = { tag: 'wallet', access: 'signed-in', status: 200, errors, seeds: [] } as const;

/** How many movements a file may have. A line of a PDF takes some twenty times the work of a line of CSV. */
const [MOST_IN_CSV, MOST_IN_PDF] = [100_000, 10_000];

/** A statement as a file, written page by page as fast as it is taken. */
@Controller({ path: 'wallet', version: '1' })
export class GetStatementFileRoute {
  constructor(
    @AskStatement() private readonly questions: StatementQuestions,
    private readonly statements: Statements,
  ) {}

  @Get('statement.csv')
  @Header('cache-control', 'no-store')
  @Route({ ...declared, summary: 'My statement as CSV', answer: CsvFile, mediaTypes: ['text/csv'] })
  async getStatementCsv(
    @Query({ schema: StatementFilter }) filter: StatementFilter,
    @FromCaller() caller: Caller,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { pages, sums } = await this.ask(caller, filter, MOST_IN_CSV);
    const numbers = new Map(sums.map(({ accountId, number }) => [accountId, number]));
    await send(
      reply,
      'text/csv; charset=utf-8',
      fileName(filter, 'csv'),
      statementCsv(pages, numbers, caller.language),
    );
  }

  @Get('statement.pdf')
  @Header('cache-control', 'no-store')
  @Route({ ...declared, summary: 'My statement to print', answer: PdfFile, mediaTypes: ['application/pdf'] })
  async getStatementPdf(
    @Query({ schema: StatementFilter }) filter: StatementFilter,
    @FromCaller() caller: Caller,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { pages, sums } = await this.ask(caller, filter, MOST_IN_PDF);
    const { username } = signedIn(caller);
    const document = statementPdf(pages, { username, filter, sums }, caller.language);
    await send(reply, 'application/pdf', fileName(filter, 'pdf'), document);
  }

  /** Whatever can be refused is refused before the first byte. */
  private async ask(caller: Caller, filter: StatementFilter, most: number) {
    const request = await this.statements.request(caller, filter);
    const { ownerId, from, to, accountId } = request;
    const { sums } = await this.questions.ask('SumUpStatement', { ownerId, from, to, accountId }, contextOf(caller));
    if (sums.reduce((all, { count }) => all + count, 0) > most) throw new ProblemError('statement-too-long');
    return { sums, pages: this.statements.pages(caller, request) };
  }
}

async function send(reply: FastifyReply, type: string, name: string, content: AsyncGenerator<string | Buffer>) {
  void reply.type(type).header('content-disposition', `attachment; filename="${name}"`);
  await reply.send(Readable.from(content, { objectMode: false }));
}

const fileName = ({ from, to }: StatementFilter, extension: string) =>
  ['portfel-statement', from?.slice(0, 10), to?.slice(0, 10)].filter(Boolean).join('-') + `.${extension}`;
