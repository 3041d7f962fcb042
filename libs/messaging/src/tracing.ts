import {
  context,
  propagation,
  SpanKind,
  SpanStatusCode,
  trace,
  type Attributes,
  type Context,
  type Span,
} from '@opentelemetry/api';

export { SpanKind };

/** The tracer of the platform; does nothing until a process configures an exporter. */
const tracer = trace.getTracer('portfel');

export interface SpanOptions {
  readonly kind: SpanKind;
  readonly attributes?: Attributes;
  /** Headers of the message or request that caused this work; without them the running span is the parent. */
  readonly carrier?: Readonly<Record<string, string>>;
}

/** Runs work in a span of the journey it belongs to. A failure marks the span by its class; its text could quote data. */
export async function inSpan<T>(name: string, options: SpanOptions, work: (span: Span) => Promise<T>): Promise<T> {
  const parent: Context = options.carrier ? propagation.extract(context.active(), options.carrier) : context.active();
  return await tracer.startActiveSpan(
    name,
    { kind: options.kind, attributes: options.attributes },
    parent,
    async (span) => {
      try {
        return await work(span);
      } catch (error) {
        span.setStatus({ code: SpanStatusCode.ERROR, message: (error as Error)?.constructor?.name });
        throw error;
      } finally {
        span.end();
      }
    },
  );
}

/** A span that is not the running one: for one of many messages that are worked on together. */
export function startSpan(
  name: string,
  { kind, attributes, carrier = {} }: SpanOptions,
): { span: Span; headers: Record<string, string> } {
  const parent = propagation.extract(context.active(), carrier);
  const span = tracer.startSpan(name, { kind, attributes }, parent);
  const headers: Record<string, string> = {};
  propagation.inject(trace.setSpan(parent, span), headers);
  return { span, headers };
}

/** W3C `traceparent` of the running span, for headers of a message or of metadata; empty when nothing is traced. */
export function traceHeaders(): Record<string, string> {
  const headers: Record<string, string> = {};
  propagation.inject(context.active(), headers);
  return headers;
}
