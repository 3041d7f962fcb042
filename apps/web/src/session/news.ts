import { fetchWithSession } from './session-api';

const retryMs = 3_000;

type Fetch = (request: Request) => Promise<Response>;

/**
 * Listens to what happens to what is mine, while somebody looks, and goes on where it was after every break. The browser's
 * own `EventSource` cannot show the access token, which lives in memory only.
 * @param onNews something has happened, or may have
 * @returns ends it
 */
export function listen(onNews: () => void, fetchStream: Fetch = fetchWithSession): () => void {
  const stopping = new AbortController();
  void keepListening(onNews, fetchStream, stopping.signal);
  return () => stopping.abort();
}

async function keepListening(onNews: () => void, fetchStream: Fetch, signal: AbortSignal): Promise<void> {
  let lastId: string | undefined;
  while (!signal.aborted) {
    await whileHidden(signal);
    const looking = untilHidden(signal);
    try {
      const headers = { accept: 'text/event-stream', ...(lastId !== undefined && { 'last-event-id': lastId }) };
      const request = new Request(new URL('/api/v1/stream', window.location.origin), {
        headers,
        signal: looking.signal,
      });
      const { ok, body } = await fetchStream(request);
      for await (const { id, event } of ok && body ? framesOf(body) : []) {
        lastId = id ?? lastId;
        if (event !== undefined && event !== 'hello') onNews();
      }
    } catch {
      // Away, or nobody looks: it is tried again, from where it was.
    }
    const hidden = looking.signal.aborted;
    looking.abort();
    await pause(hidden ? 0 : retryMs, signal);
  }
}

interface Frame {
  readonly id?: string;
  readonly event?: string;
}

async function* framesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Frame> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const frames = (text + value).split('\n\n');
    text = frames.pop()!;
    for (const frame of frames) yield { id: fieldOf(frame, 'id'), event: fieldOf(frame, 'event') };
  }
}

const fieldOf = (frame: string, name: string) => new RegExp(`^${name}: ?(.*)$`, 'm').exec(frame)?.[1];

/** Many tabs would use up the connections a browser makes to one place; only the one that is seen listens. */
function untilHidden(signal: AbortSignal): AbortController {
  const hidden = new AbortController();
  const end = () => hidden.abort();
  const look = () => document.visibilityState === 'hidden' && end();
  document.addEventListener('visibilitychange', look, { signal: hidden.signal });
  signal.addEventListener('abort', end, { signal: hidden.signal });
  return hidden;
}

async function whileHidden(signal: AbortSignal): Promise<void> {
  while (document.visibilityState === 'hidden' && !signal.aborted) {
    await new Promise((resolve) => {
      document.addEventListener('visibilitychange', resolve, { once: true, signal });
      signal.addEventListener('abort', resolve, { once: true });
    });
  }
}

const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
