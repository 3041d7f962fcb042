import { request } from 'node:http';

/** What a problem is read from. */
export interface RawAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, unknown>>;
  json<T>(): T;
}

/** A request whose path travels exactly as it is written: no client in between puts it right. */
export function rawRequest(
  url: string,
  { method, path, headers, body }: { method: string; path: string; headers: Record<string, string>; body: string },
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const length = { 'content-length': Buffer.byteLength(body) };
    const sent = request(url, { method, path, headers: { ...headers, ...length }, agent: false }, (response) => {
      let text = '';
      response.on('data', (part) => (text += String(part)));
      response.on('end', () => {
        const { statusCode = 0, headers: answered } = response;
        resolve({ statusCode, headers: answered, json: <T>() => JSON.parse(text) as T });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
