import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Logger } from '@portfel/platform';
import { demoAddressesFile } from '../messages/messages.config';
import { startInProcess } from '../platform/in-process';
import { prepareLocal, type PreparedLocal } from '../platform/prepare-local';
import { untilReady } from '../platform/readiness';
import { buildWeb, startWeb } from '../web/web-server';

export interface Demo extends PreparedLocal {
  stop(): Promise<void>;
}

/** For `npm run messages`. The addresses hold the passwords of the databases. */
function noteAddresses(folder: string, { parts, databaseUrls }: PreparedLocal): void {
  const stores = {
    ...databaseUrls,
    user: parts.mongoUrl('user'),
    notification: parts.mongoUrl('notification'),
  };
  const addresses = JSON.stringify({ kafkaBrokers: parts.kafkaBrokers, stores });
  writeFileSync(join(folder, basename(demoAddressesFile)), addresses, { mode: 0o600 });
}

/** The whole platform: real parts, all services in this process, the web client. */
export async function startDemo(options: {
  folder: string;
  ports: 'default' | 'free';
  log: Logger;
  say: (line: string) => void;
}): Promise<Demo> {
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const one of stops.reverse()) await one();
  };
  try {
    buildWeb(options.say);
    options.say('Starting Kafka, Postgres, the document store and the mail catcher …');
    const prepared = await prepareLocal({ ...options, log: options.say, extra: { LOG_LEVEL: 'warn' } });
    stops.push(() => prepared.parts.stop());
    options.say('Starting the services and the web client …');
    const [platform, web] = await Promise.all([
      startInProcess(prepared.envs, options.log),
      startWeb({ port: prepared.webPort, gatewayUrl: prepared.gatewayUrl }),
    ]);
    stops.push(
      () => platform.close(),
      () => web.stop(),
    );
    await untilReady(prepared.internalUrls, 30_000);
    noteAddresses(options.folder, prepared);
    return { ...prepared, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
