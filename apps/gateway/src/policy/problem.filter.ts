import { Catch, HttpException, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { ErrorCode } from '@portfel/contracts';
import { BrokerUnavailable, WaitingRoomFull } from '@portfel/messaging';
import { LOG, ProblemError, toProblem, type Logger } from '@portfel/platform';
import { StillPending } from './still-pending';
import type { GatewayRequest } from './caller';

const CODE_OF_STATUS: Readonly<Record<number, ErrorCode>> = {
  400: 'bad-request',
  404: 'not-found',
  405: 'method-not-allowed',
  406: 'not-acceptable',
  413: 'payload-too-large',
  414: 'uri-too-long',
  415: 'unsupported-media-type',
};

const RETRY_AFTER_SECONDS: Readonly<Record<number, string>> = { 429: '15', 503: '2' };

/** Whatever goes wrong becomes a problem with a code; the cause stays in the log. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(LOG) private readonly log: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<GatewayRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (error instanceof StillPending) {
      const { operationId, repeated } = error;
      void reply.header('location', `/api/v1/operations/${operationId}`);
      if (!repeated) return void reply.status(202).send({ success: true, operationId, status: 'pending' });
      const problem = { ...toProblem('request-in-progress', { correlationId: request.correlationId }), operationId };
      return void reply.status(problem.status).type('application/problem+json').send(problem);
    }
    const { correlationId } = request;
    const code = codeOf(error);
    const fields = error instanceof ProblemError ? error.fields : undefined;
    const problem = toProblem(code, { fields, correlationId });
    if (problem.status >= 500) this.log.error({ correlationId, code, reason: reasonOf(error) }, 'request failed');
    if (problem.status === 401) void reply.header('www-authenticate', challenge(code));
    const retryAfter = retryAfterOf(error) ?? RETRY_AFTER_SECONDS[problem.status];
    if (retryAfter) void reply.header('retry-after', retryAfter);
    void reply.status(problem.status).type('application/problem+json').send(problem);
  }
}

const challenge = (code: ErrorCode) =>
  code === 'client-required' ? 'Basic realm="portfel", charset="UTF-8"' : `Bearer error="${code}"`;

const retryAfterOf = (error: unknown) =>
  error instanceof ProblemError ? error.retryAfterSeconds?.toString() : undefined;

function codeOf(error: unknown): ErrorCode {
  if (error instanceof ProblemError) return error.code;
  if (error instanceof BrokerUnavailable || error instanceof WaitingRoomFull) return 'service-unavailable';
  const status = error instanceof HttpException ? error.getStatus() : (error as { statusCode?: number }).statusCode;
  return (
    (status !== undefined && CODE_OF_STATUS[status]) || (status && status < 500 ? 'bad-request' : 'internal-error')
  );
}

function reasonOf(error: unknown): string {
  if (error instanceof ProblemError) return error.detail ?? error.code;
  const { name, stack } = error as Error;
  return stack?.split('\n').slice(1, 6).join(' ') ?? name;
}
