import type { Type } from '@nestjs/common';
import { InvalidConfig, type ConfigDefinition } from './config/load-config';
import { startService } from './run-service';

const STOP_WITHIN_MS = 20_000;

/** The whole of a service's `main.ts`: starts it, and stops it in order on SIGTERM and SIGINT. */
export async function runService(module: Type, definition: ConfigDefinition): Promise<void> {
  await runMain((env) => startService(module, definition, { env }));
}

export async function runMain(start: (env: NodeJS.ProcessEnv) => Promise<{ close(): Promise<void> }>): Promise<void> {
  const running = await start(process.env).catch((error: unknown) => {
    console.error(error instanceof InvalidConfig ? error.message : error);
    process.exit(1);
  });
  const stop = () => {
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    running.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}
