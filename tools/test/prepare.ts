import { join } from 'node:path';
import { chromium, requireTool, startLocalParts } from '../local/local';
import { buildWeb } from '../web/web-server';
import type { LevelName } from './levels';

export interface TestParts {
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

const NEEDS_PARTS: readonly LevelName[] = ['int', 'component'];

/** Installs and starts what the levels need, and tells the specs where it is. */
export async function prepareFor(levels: readonly LevelName[], folder: string): Promise<TestParts> {
  if (levels.includes('browser')) {
    await requireTool(chromium, console.log);
    buildWeb(console.log);
  }
  if (!levels.some((level) => NEEDS_PARTS.includes(level))) return { env: {}, stop: async () => {} };
  const parts = await startLocalParts({ folder: join(folder, 'parts'), log: console.log });
  return {
    env: {
      TEST_KAFKA_BROKERS: parts.kafkaBrokers.join(','),
      TEST_POSTGRES_ADMIN_URL: parts.postgres.adminUrl,
      TEST_MONGO_URL: parts.mongoUrl(''),
      TEST_SMTP_URL: `smtp://${parts.smtp.host}:${parts.smtp.port}`,
      TEST_MAIL_WEB_URL: parts.mailWebUrl,
    },
    stop: () => parts.stop(),
  };
}
