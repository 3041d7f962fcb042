/** What the load process has to do. */
export interface LoadPlan {
  readonly port: number;
  /** Whole HTTP requests, sent in turn. */
  readonly requests: readonly string[];
  /** Connections, each with one request under way. */
  readonly clients: number;
  readonly expectedStatus: number;
  readonly warmUpMs: number;
  /** The measured part ends after this many answers, or after this time. */
  readonly measure: { readonly answers: number } | { readonly ms: number };
}

export interface LoadResult {
  /** In the measured part. */
  readonly answers: number;
  readonly seconds: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Warm-up and rest included. */
  readonly allAnswers: number;
}

/** What a load process tells. */
export type LoadNews<R = LoadResult> =
  { readonly measuring: 'begins' | 'ends' } | { readonly result: R } | { readonly failed: string };

type Headers = Readonly<Record<string, string>>;

/** A request as it goes over the wire. */
export function httpRequest(path: string, headers: Headers, body: object): string {
  const json = JSON.stringify(body);
  const length = String(Buffer.byteLength(json));
  return request('POST', path, { 'content-type': 'application/json', 'content-length': length, ...headers }, json);
}

export const httpGet = (path: string, headers: Headers): string => request('GET', path, headers, '');

function request(method: string, path: string, headers: Headers, body: string): string {
  const lines = Object.entries({ host: 'localhost', ...headers }).map(([name, value]) => `${name}: ${value}`);
  return [`${method} ${path} HTTP/1.1`, ...lines, '', body].join('\r\n');
}
