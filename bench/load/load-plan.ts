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

export type LoadNews =
  { readonly measuring: 'begins' | 'ends' } | { readonly result: LoadResult } | { readonly failed: string };

/** A request as it goes over the wire. */
export function httpRequest(path: string, headers: Readonly<Record<string, string>>, body: object): string {
  const json = JSON.stringify(body);
  const lines = Object.entries({
    host: 'localhost',
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(json)),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}`);
  return [`POST ${path} HTTP/1.1`, ...lines, '', json].join('\r\n');
}
