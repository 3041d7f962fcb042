import type { OutgoingHttpHeaders } from 'node:http';
import { Controller, Get, Headers, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { ProblemError } from '@portfel/platform';
import { FromCaller, signedIn, type Caller } from '../policy/caller';
import { Route } from '../policy/route.decorator';
import { Streams } from './streams';

const EVENT_ID = /^[\w-]{1,40}$/;
const AS_EVENTS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
  // Nothing else comes on this connection: when the stream ends, so does it, and no stop waits for it.
  connection: 'close',
};

/** Lines of `id`, `event` and `data` in JSON: `transfer`, `hold`, `payment`, `account`, `wallet-opened`; `reset`: look again. */
const Events = z.string().meta({ id: 'Events' });

@Controller({ path: 'stream', version: '1' })
export class OpenStreamRoute {
  constructor(private readonly streams: Streams) {}

  /** Events have an id; who comes back with the last one (`Last-Event-ID`) gets what came after it, or `reset`. */
  @Get()
  @Route({
    tag: 'stream',
    summary: 'What happens to what is mine, as server-sent events: transfers and balances (B10)',
    access: 'signed-in',
    status: 200,
    answer: Events,
    mediaTypes: ['text/event-stream'],
    errors: ['validation-error'],
    seeds: [],
  })
  openStream(
    @FromCaller() caller: Caller,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Res() reply: FastifyReply,
  ): void {
    const { accountId, sessionId } = signedIn(caller);
    if (lastEventId !== undefined && !EVENT_ID.test(lastEventId)) {
      throw new ProblemError('validation-error', { fields: { 'Last-Event-ID': ['is not the id of an event'] } });
    }
    this.streams.mustHaveRoom();
    reply.hijack();
    // No proxy keeps it back, and nothing compresses it: an event is there when it is sent.
    reply.raw.writeHead(200, { ...(reply.getHeaders() as OutgoingHttpHeaders), ...AS_EVENTS });
    this.streams.join({ accountId, sessionId, lastEventId }, reply.raw);
  }
}
