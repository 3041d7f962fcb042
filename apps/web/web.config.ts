/** Everything the web client takes from its environment. No other file reads `process.env`. */
export interface WebConfig {
  /** Where `/api` is passed to. */
  readonly gatewayUrl: string;
  /** How long the gateway has to begin its answer. */
  readonly gatewayTimeoutMs: number;
  /** `id:secret` by which the gateway knows this server; the browser never learns it (CT-F38). */
  readonly gatewayClient: string | undefined;
  /** React needs `eval` in development only. */
  readonly development: boolean;
}

/** Read when asked, so that one build serves every environment. */
export function readWebConfig(): WebConfig {
  return {
    gatewayUrl: process.env.GATEWAY_URL ?? 'http://127.0.0.1:3000',
    gatewayTimeoutMs: Number(process.env.GATEWAY_TIMEOUT_MS ?? 30_000),
    gatewayClient: process.env.GATEWAY_CLIENT || undefined,
    development: process.env.NODE_ENV === 'development',
  };
}
