import { join } from 'node:path';
import { apiDocument } from './api-document';
import { bringUpToDate } from './bring-up-to-date';
import { asyncApi } from './events/async-api';
import { catalogue } from './events/catalogue';
import { messageSchemas } from './events/message-schemas';
import { seedTopicsPage } from './events/seed-topics-page';
import type { GeneratedFiles } from './generated-files';
import { grpcTypes } from './grpc-types';
import { seedEndpoints } from './seed-endpoints';
import { webTypes } from './web-types';

const root = join(__dirname, '../../..');
const OWNED_FOLDERS = ['docs/events', 'libs/contracts/src/generated'];

main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);

/** `npm run generate`: everything that is derived from the code. With `--check`: only whether it is up to date. */
async function main(args: readonly string[]): Promise<void> {
  const unknown = args.filter((arg) => arg !== '--check');
  if (unknown.length > 0)
    throw new Error(`npm run generate does not know ${unknown.join(' ')}: use --check or nothing.`);

  const check = args.includes('--check');
  for (const line of bringUpToDate(root, await generate(), { ownedFolders: OWNED_FOLDERS, check })) console.log(line);
}

async function generate(): Promise<GeneratedFiles> {
  const document = await apiDocument();
  return new Map([
    ...grpcTypes(root),
    ...document.files,
    ...(await webTypes(document.value)),
    ...messageSchemas(),
    ...asyncApi(),
    ...catalogue(),
    ...seedTopicsPage(),
    ...seedEndpoints(),
  ]);
}
