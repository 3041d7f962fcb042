import { errorText, type ErrorCode, type Rejection } from '@portfel/contracts';

/** A failure with a public face: code and field messages. `detail` is for the log only. */
export class ProblemError extends Error {
  readonly detail?: string;
  readonly fields?: Rejection['fields'];
  readonly retryAfterSeconds?: number;

  constructor(
    readonly code: ErrorCode,
    more: { detail?: string; fields?: Rejection['fields']; retryAfterSeconds?: number } = {},
  ) {
    super(more.detail ?? code);
    this.detail = more.detail;
    this.fields = more.fields;
    this.retryAfterSeconds = more.retryAfterSeconds;
  }
}

/** RFC 9457, with the sources' `success`, `statusCode`, `message` and `error` as extension members (CT-X03, SD-U14). */
export interface Problem {
  readonly success: false;
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ErrorCode;
  readonly statusCode: number;
  readonly message: ErrorCode;
  readonly error: string;
  readonly errors?: Readonly<Record<string, string[]>>;
  readonly correlationId?: string;
}

export function toProblem(
  code: ErrorCode,
  more: { fields?: Rejection['fields']; correlationId?: string } = {},
): Problem {
  const { status, text } = errorText(code);
  return {
    success: false,
    type: `urn:portfel:problem:${code}`,
    title: text,
    status,
    code,
    statusCode: status,
    message: code,
    error: text,
    ...(more.fields ? { errors: more.fields } : {}),
    ...(more.correlationId ? { correlationId: more.correlationId } : {}),
  };
}
