const EXPORT_EVERY_MS = 1_000;

let isTracing = false;

/**
 * Sends the traces of this process to a collector; without an endpoint nothing is traced, loaded or paid.
 * A process has one name in a trace: of several services in one process that of the first.
 * @returns sends what is left and ends
 */
export async function startTracing(service: string, endpoint: string | undefined): Promise<() => Promise<void>> {
  if (!endpoint || isTracing) return async () => {};
  isTracing = true;
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
  const { resourceFromAttributes } = await import('@opentelemetry/resources');
  const { BatchSpanProcessor, NodeTracerProvider } = await import('@opentelemetry/sdk-trace-node');
  const exporter = new OTLPTraceExporter({ url: endpoint });
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': service }),
    spanProcessors: [new BatchSpanProcessor(exporter, { scheduledDelayMillis: EXPORT_EVERY_MS })],
  });
  provider.register();
  return async () => {
    isTracing = false;
    await provider.shutdown().catch(() => undefined);
  };
}
