import type { components } from './generated/schema';

type ProblemBody = components['schemas']['Problem'];

/** Any answer that is not the one asked for: the API said no, or there was no answer at all. */
export class ApiProblem extends Error {
  /** Stable kebab-case code of the API, or `offline`, `unreachable`, `still-pending`, `unknown` of our own. */
  readonly code: string;
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
  /** Messages by field of the form that was sent. */
  readonly fields: Readonly<Record<string, string[]>>;
  readonly retryAfterSeconds: number | undefined;
  /** The API's own words, in English. */
  readonly sentence: string | undefined;

  constructor(init: { code: string; status: number; sentence?: string; fields?: object; retryAfterSeconds?: number }) {
    super(init.sentence ?? init.code);
    this.name = 'ApiProblem';
    this.code = init.code;
    this.status = init.status;
    this.sentence = init.sentence;
    this.fields = { ...init.fields } as Record<string, string[]>;
    this.retryAfterSeconds = init.retryAfterSeconds;
  }

  /** True when nobody knows whether the request was carried out: only then may it be sent again unchanged. */
  get answerLost(): boolean {
    return this.status === 0 || this.status >= 500;
  }
}

/** The problem that an answer of the API describes. */
export function problemOf(response: Response, body: unknown): ApiProblem {
  const problem = isProblemBody(body) ? body : undefined;
  return new ApiProblem({
    code: problem?.code ?? 'unknown',
    status: response.status,
    sentence: problem?.title,
    fields: problem?.errors,
    retryAfterSeconds: retryAfterSeconds(response.headers.get('retry-after')),
  });
}

/** What a rejected operation gives as its reason. */
export function problemOfOperation(body: ProblemBody | undefined): ApiProblem {
  return new ApiProblem({
    code: body?.code ?? 'unknown',
    status: body?.status ?? 400,
    sentence: body?.title,
    fields: body?.errors,
  });
}

/** No answer came. */
export function connectionProblem(): ApiProblem {
  return new ApiProblem({ code: navigator.onLine ? 'unreachable' : 'offline', status: 0 });
}

export function asProblem(error: unknown): ApiProblem {
  return error instanceof ApiProblem ? error : new ApiProblem({ code: 'unknown', status: 0 });
}

function isProblemBody(body: unknown): body is ProblemBody {
  return typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string';
}

function retryAfterSeconds(header: string | null): number | undefined {
  const seconds = Number(header);
  return header && Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds) : undefined;
}
